import { call } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { Failure } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Frame } from '../shell/Frame.tsx'
import { queries } from '../shell/reads.ts'
import { useStreet } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { myReportsQuery } from './myReports.ts'

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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate()
  }
  return (
    <Frame title={t('signIn.byReceipt')} face="resident" onBack={() => navigate({ to: '/my' })}>
      <form className="grid gap-4" onSubmit={submit}>
        {open.isError && <Failure error={open.error} phone={street?.phone} />}
        <Field label={t('matter.receiptCode')} hint={t('matter.receiptCodeHint')}>
          {(wiring) => (
            <input
              {...wiring}
              required
              minLength={6}
              maxLength={20}
              autoComplete="off"
              autoCapitalize="characters"
              value={receiptCode}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('matter.checkWord')} hint={t('matter.checkWordHint')}>
          {(wiring) => (
            <input
              {...wiring}
              required
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
