import { isProblem } from '@linli/kit/client'
import { Button } from '@linli/kit/parts/Button'
import { Field } from '@linli/kit/parts/Field'
import { ErrorSummary, Failure } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { sayUnclaimed } from '../outbox/saying.ts'
import { Frame } from '../shell/Frame.tsx'
import { useTried, type Wrong } from '../shell/useTried.ts'
import { t } from '../words.ts'
import { DemoSignIns } from './DemoSignIns.tsx'
import { firstPageOf } from './firstPage.ts'
import { signIn, useStreet } from './session.ts'

const ids = { name: 'sign-in-name', password: 'sign-in-password' } as const

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
  const form = useTried(wrongIn(name, password), () => open.mutate({ name, password }))
  return (
    <Frame title={t('signIn.title')} face="resident" onBack={() => navigate({ to: '/' })}>
      <form className="grid gap-4" noValidate onSubmit={form.submit}>
        <ErrorSummary attempt={form.attempt} errors={form.errors} />
        {open.isError && <Failure error={open.error} phone={street?.phone} />}
        <Field id={ids.name} label={t('signIn.name')} error={form.errorOf(ids.name)}>
          {(wiring) => (
            <input
              {...wiring}
              autoComplete="username"
              autoCapitalize="none"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field id={ids.password} label={t('signIn.password')} error={form.errorOf(ids.password)}>
          {(wiring) => (
            <input
              {...wiring}
              type="password"
              autoComplete="current-password"
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

function wrongIn(name: string, password: string): Wrong[] {
  return [
    name.trim() === '' && { fieldId: ids.name, words: t('signIn.nameMissing') },
    password === '' && { fieldId: ids.password, words: t('signIn.passwordMissing') },
  ].filter((wrong) => wrong !== false)
}
