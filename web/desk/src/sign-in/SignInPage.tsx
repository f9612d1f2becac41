import { useNavigate, useSearch } from '@tanstack/react-router'
import { isProblem } from '@linli/kit/client'
import { Logo } from '@linli/kit/icons'
import { errorWords } from '@linli/kit/problem'
import { SkipLink } from '@linli/kit/parts/Bars'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { signIn, type Street, useStreet } from '../shell/session.ts'
import { DemoBar } from '../shell/Shell.tsx'

/** Name, password and, when the post asks for it, a code; a demo street lists its sign-ins. */
export function SignInPage() {
  useTitle(t('signIn.title'))
  const street = useStreet().data
  const entry = useEntry()
  return (
    <div className="gate">
      <SkipLink />
      <DemoBar />
      <main id="main" className="gate-main" tabIndex={-1}>
        <p className="brandmark">
          <Logo />
          {t('shell.title')}
          <span className="m">{street?.streetName}</span>
        </p>
        <SignInForm entry={entry} />
        {street !== undefined && street.demoSignIns.length > 0 && (
          <DemoSignIns street={street} onChoose={entry.mutate} isBusy={entry.isPending} />
        )}
        <LanguageSwitch />
      </main>
    </div>
  )
}

function useEntry() {
  const navigate = useNavigate()
  const { next } = useSearch({ from: '/sign-in' })
  return useMutation({
    mutationFn: signIn,
    onSuccess: (me) =>
      me.acting === undefined ? navigate({ to: '/posts' }) : navigate({ href: next ?? '/desk/' }),
  })
}

function SignInForm({ entry }: { entry: ReturnType<typeof useEntry> }) {
  const [fields, setFields] = useState({ loginName: '', password: '', code: '' })
  const asksCode = isProblem(entry.error, 'second-factor-needed') || fields.code !== ''
  const [isTried, setTried] = useState(false)
  const needed = ['loginName', 'password', ...(asksCode ? (['code'] as const) : [])] as const
  const missing = needed.filter((name) => fields[name].trim() === '')
  const field = (name: keyof typeof fields) => ({
    id: name,
    name,
    value: fields[name],
    'aria-invalid': isTried && missing.includes(name),
    onChange: (event: { target: { value: string } }) =>
      setFields({ ...fields, [name]: event.target.value }),
  })
  return (
    <form
      className="card gate-card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing.length > 0) return
        const { code, ...named } = fields
        entry.mutate(asksCode ? { ...named, code } : named)
      }}
    >
      <h1>{t('signIn.title')}</h1>
      {isTried &&
        missing.map((name) => (
          <a key={name} className="error" href={`#${name}`} role="alert">
            {t(`signIn.missing-${name}`)}
          </a>
        ))}
      {entry.isError && (
        <p className="error" role="alert">
          {errorWords(entry.error)}
        </p>
      )}
      <label htmlFor="loginName">{t('signIn.loginName')}</label>
      <input {...field('loginName')} className="input" autoComplete="username" />
      <label htmlFor="password">{t('signIn.password')}</label>
      <input
        {...field('password')}
        className="input"
        type="password"
        autoComplete="current-password"
      />
      {asksCode && (
        <>
          <label htmlFor="code">{t('signIn.code')}</label>
          <input
            {...field('code')}
            className="input"
            inputMode="numeric"
            autoComplete="one-time-code"
          />
          <p className="s">{t('signIn.codeHint')}</p>
        </>
      )}
      <button type="submit" className="btn p" disabled={entry.isPending}>
        {t('signIn.signIn')}
      </button>
    </form>
  )
}

function DemoSignIns(props: {
  street: Street
  onChoose: (body: { loginName: string; password: string }) => void
  isBusy: boolean
}) {
  const password = props.street.demoPassword
  if (password === undefined) return null
  return (
    <section className="card gate-card">
      <h2>{t('signIn.demoTitle')}</h2>
      <p className="s">{t('signIn.demoHint', { password })}</p>
      <ul className="gate-list">
        {props.street.demoSignIns
          .filter(({ post }) => post !== 'resident')
          .map((demo) => (
            <li key={demo.loginName}>
              <button
                type="button"
                className="gate-row"
                disabled={props.isBusy}
                onClick={() => props.onChoose({ loginName: demo.loginName, password })}
              >
                <b>{demo.name}</b>
                <span className="m">{demo.label}</span>
                <span className="s">{demo.loginName}</span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  )
}
