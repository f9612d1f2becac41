import type { Me } from '@linli/contract/platform/sign-in.schema'
import { call } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { Failure } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../shell/reads.ts'
import { useTried } from '../shell/useTried.ts'
import { t } from '../words.ts'
import { meQuery, useStreet } from './session.ts'

const fieldId = 'second-factor-code'

/** Sets up the six digits that some posts ask for beside the password. */
export function SecondFactor({ me }: { me: Me }) {
  const street = useStreet()
  const begin = useMutation({ mutationFn: () => call('POST /me/second-factor', { body: {} }) })
  if (me.hasSecondFactor) return <p className="hint">{t('signIn.factorSet')}</p>
  if (!me.mustSetUpSecondFactor) return null
  return (
    <div className="grid gap-3">
      <p className="ink-soon font-bold">{t('signIn.factorNeeded')}</p>
      {begin.isError && <Failure error={begin.error} phone={street?.phone} />}
      {begin.data ? (
        <Confirm otpauthUri={begin.data.otpauthUri} />
      ) : (
        <Button isBusy={begin.isPending} onClick={() => begin.mutate()}>
          {t('signIn.factorBegin')}
        </Button>
      )}
    </div>
  )
}

function Confirm({ otpauthUri }: { otpauthUri: string }) {
  const street = useStreet()
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () => call('POST /me/second-factor/confirm', { body: { code } }),
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me)
      void queries.invalidateQueries()
    },
  })
  const wrong = /^\d{6}$/.test(code) ? [] : [{ fieldId, words: t('signIn.codeMissing') }]
  const form = useTried(wrong, () => confirm.mutate())
  return (
    <form className="grid gap-3" noValidate onSubmit={form.submit}>
      <a className="btn" href={otpauthUri}>
        {t('signIn.factorOpen')}
      </a>
      <p className="hint break-all">{t('signIn.factorSecret', { secret: secretOf(otpauthUri) })}</p>
      {confirm.isError && <Failure error={confirm.error} phone={street?.phone} />}
      <Field
        id={fieldId}
        label={t('signIn.code')}
        hint={t('signIn.codeHint')}
        error={form.errorOf(fieldId)}
      >
        {(wiring) => (
          <input
            {...wiring}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button kind="main" type="submit" isBusy={confirm.isPending}>
        {t('signIn.factorConfirm')}
      </Button>
    </form>
  )
}

/** What is typed into an authenticator that does not open links. */
function secretOf(otpauthUri: string): string {
  return new URL(otpauthUri).searchParams.get('secret') ?? ''
}
