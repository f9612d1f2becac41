import { useNavigate } from '@tanstack/react-router'
import { call } from '@linli/kit/client'
import { errorWords } from '@linli/kit/problem'
import { SkipLink } from '@linli/kit/parts/Bars'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { keepMe, signOut } from '../shell/session.ts'
import { DemoBar } from '../shell/Shell.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'

/** A post that asks for a second factor gives no rights until one is set up; here it is, once. */
export function SecondFactorPage() {
  useTitle(t('signIn.secondFactor'))
  const beginning = useMutation({
    mutationFn: () => call('POST /me/second-factor', { body: {} }),
    gcTime: 0,
  })
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    await navigate({ to: '/sign-in' })
  }
  return (
    <div className="gate">
      <SkipLink />
      <DemoBar />
      <main id="main" className="gate-main" tabIndex={-1}>
        <section className="card gate-card stack">
          <h1>{t('signIn.secondFactor')}</h1>
          <p>{t('signIn.secondFactorWhy')}</p>
          {beginning.isError && (
            <p className="error" role="alert">
              {errorWords(beginning.error)}
            </p>
          )}
          {beginning.data === undefined ? (
            <button
              type="button"
              className="btn p"
              disabled={beginning.isPending}
              onClick={() => beginning.mutate()}
            >
              {t('signIn.begin')}
            </button>
          ) : (
            <Confirmation otpauthUri={beginning.data.otpauthUri} />
          )}
          <button type="button" className="btn q" onClick={() => void leave()}>
            {t('signIn.forget')}
          </button>
        </section>
      </main>
    </div>
  )
}

/** The key is shown this once; a code from the authenticator proves that it was taken over. */
function Confirmation({ otpauthUri }: { otpauthUri: string }) {
  const [code, setCode] = useState('')
  const navigate = useNavigate()
  const confirming = useMutation({
    mutationFn: () => call('POST /me/second-factor/confirm', { body: { code: code.trim() } }),
    onSuccess: (me) => {
      keepMe(me)
      return navigate({ to: '/' })
    },
  })
  const key = new URL(otpauthUri).searchParams.get('secret') ?? ''
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        confirming.mutate()
      }}
    >
      <p>{t('signIn.addKey')}</p>
      <p className="b factor-key">{key.replaceAll(/(.{4})/g, '$1 ').trim()}</p>
      <a href={otpauthUri}>{t('signIn.openAuthenticator')}</a>
      <label htmlFor="code">{t('signIn.code')}</label>
      <input
        id="code"
        className="input"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        pattern="[0-9]{6}"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {confirming.isError && (
        <p className="error" role="alert">
          {errorWords(confirming.error)}
        </p>
      )}
      <button type="submit" className="btn p" disabled={confirming.isPending}>
        {t('signIn.confirmCode')}
      </button>
    </form>
  )
}
