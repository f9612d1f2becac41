import { isProblem } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { Failure } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sayUnclaimed } from '../outbox/saying.ts'
import { Frame } from '../shell/Frame.tsx'
import { t } from '../words.ts'
import { DemoSignIns } from './DemoSignIns.tsx'
import { firstPageOf } from './firstPage.ts'
import { signIn, useStreet } from './session.ts'

export function SignInPage() {
  const navigate = useNavigate()
  const street = useStreet()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const open = useMutation({
    mutationFn: (as: { name: string; password: string }) => signIn(as.name, as.password, code),
    onSuccess: async (me) => {
      await navigate({ to: firstPageOf(me) })
      await sayUnclaimed()
    },
  })
  const needsCode = isProblem(open.error, 'second-factor-needed') || code !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate({ name, password })
  }
  return (
    <Frame title={t('signIn.title')} face="resident" onBack={() => navigate({ to: '/' })}>
      <form className="grid gap-4" onSubmit={submit}>
        {open.isError && <Failure error={open.error} phone={street?.phone} />}
        <Field label={t('signIn.name')}>
          {(wiring) => (
            <input
              {...wiring}
              autoComplete="username"
              autoCapitalize="none"
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('signIn.password')}>
          {(wiring) => (
            <input
              {...wiring}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        {needsCode && (
          <Field label={t('signIn.code')} hint={t('signIn.codeHint')}>
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
        )}
        <Button kind="main" type="submit" isWide isBusy={open.isPending}>
          {t('signIn.open')}
        </Button>
      </form>
      <p className="mt-4 text-ink2">
        {t('signIn.without')} <Link to="/find">{t('signIn.byReceipt')}</Link>
      </p>
      <DemoSignIns street={street} onChoose={(as) => open.mutate(as)} />
    </Frame>
  )
}
