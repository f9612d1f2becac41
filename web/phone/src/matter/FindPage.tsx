import { call } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { ErrorSummary, Failure } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { queries } from '../shell/reads.ts'
import { useTried, type Wrong } from '../shell/useTried.ts'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { myReportsQuery } from './myReports.ts'

const ids = { code: 'receipt-code', word: 'check-word' } as const
const SHORTEST_CODE = 6

/** 用回执查: the code on the receipt and its check word, without signing in. */
export function FindPage() {
  return <FindForm scannedCode="" />
}

/** The QR code of a receipt brings the code; the check word is still asked. */
export function ScannedPage() {
  return <FindForm scannedCode={useParams({ from: '/r/$receiptCode' }).receiptCode} />
}

function FindForm({ scannedCode }: { scannedCode: string }) {
  const navigate = useNavigate()
  const street = useStreet()
  const [receiptCode, setCode] = useState(scannedCode)
  const [checkWord, setWord] = useState('')
  const open = useMutation({
    mutationFn: () => call('POST /receipts/open', { body: { receiptCode, checkWord } }),
    onSuccess: async ({ reportId }) => {
      await queries.invalidateQueries({ queryKey: myReportsQuery.queryKey })
      await navigate({ to: '/my/$reportId', params: { reportId } })
    },
  })
  const form = useTried(wrongIn(receiptCode, checkWord), () => open.mutate())
  return (
    <Frame title={t('signIn.byReceipt')} face="resident" onBack={() => navigate({ to: '/my' })}>
      <form className="grid gap-4" noValidate onSubmit={form.submit}>
        <ErrorSummary attempt={form.attempt} errors={form.errors} />
        {open.isError && <Failure error={open.error} phone={street?.phone} />}
        <Field
          id={ids.code}
          label={t('matter.receiptCode')}
          hint={t('matter.receiptCodeHint')}
          error={form.errorOf(ids.code)}
        >
          {(wiring) => (
            <input
              {...wiring}
              maxLength={20}
              autoComplete="off"
              autoCapitalize="characters"
              value={receiptCode}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          id={ids.word}
          label={t('matter.checkWord')}
          hint={t('matter.checkWordHint')}
          error={form.errorOf(ids.word)}
        >
          {(wiring) => (
            <input
              {...wiring}
              maxLength={8}
              autoComplete="off"
              value={checkWord}
              onChange={(event) => setWord(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button kind="main" type="submit" isWide isBusy={open.isPending}>
          {t('matter.look')}
        </Button>
      </form>
    </Frame>
  )
}

function wrongIn(receiptCode: string, checkWord: string): Wrong[] {
  return [
    receiptCode.trim().length < SHORTEST_CODE && {
      fieldId: ids.code,
      words: t('matter.codeMissing'),
    },
    checkWord.trim() === '' && { fieldId: ids.word, words: t('matter.wordMissing') },
  ].filter((wrong) => wrong !== false)
}
