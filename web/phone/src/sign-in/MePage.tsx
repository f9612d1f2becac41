import type { Me } from '@linli/contract/platform/sign-in.schema'
import { Button } from '@linli/kit/parts/Button'
import { Sheet } from '@linli/kit/parts/Sheet'
import { Failure } from '@linli/kit/parts/States'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { myReportsQuery } from '../matter/myReports.ts'
import { countDrafts } from '../outbox/drafts.ts'
import { useOutbox } from '../outbox/useOutbox.ts'
import { Frame } from '../shell/Frame.tsx'
import { useSettings } from '../shell/settings.ts'
import { t } from '../words.ts'
import { postName } from './postName.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { isFieldPost, phonePosts, signOut, useMe, useOwner, useStreet } from './session.ts'

/** 我的信息: who is signed in, how the phone shows things, and the way out. */
export function MePage() {
  const me = useMe()
  const navigate = useNavigate()
  const { isElder } = useSettings()
  const face = isFieldPost(me?.acting) ? 'field' : 'resident'
  return (
    <Frame
      title={t('shell.me')}
      face={face}
      hasTabs
      onBack={isElder ? () => navigate({ to: '/' }) : undefined}
    >
      {me ? <SignedIn me={me} /> : me === null && <SignedOut />}
      <SettingsForm />
    </Frame>
  )
}

/** Reporting needs no account, and neither does seeing who looked: the receipts of this phone are enough. */
function SignedOut() {
  const hasReceipts = (useQuery(myReportsQuery).data?.items.length ?? 0) > 0
  return (
    <section className="card mb-4 grid gap-3 p-4">
      <p>{t('signIn.signedOut')}</p>
      <Link to="/sign-in" className="btn btn-plain">
        {t('signIn.open')}
      </Link>
      <Link to="/find" className="inline-flex min-h-11 items-center">
        {t('signIn.byReceipt')}
      </Link>
      {hasReceipts && (
        <Link to="/me/readings" className="btn btn-plain">
          {t('privacy.title')}
        </Link>
      )}
    </section>
  )
}

function SignedIn({ me }: { me: Me }) {
  const hasDeskPost = me.posts.length > phonePosts(me).length
  return (
    <section className="card mb-4 grid gap-3 p-4">
      <div>
        <p className="text-xl font-bold">{me.name}</p>
        {me.acting && (
          <p className="text-ink2">
            {postName(me.acting.post)} {me.acting.unitName ?? me.acting.nodeName ?? ''}
          </p>
        )}
      </div>
      <Link to="/me/readings" className="btn btn-plain">
        {t('privacy.title')}
      </Link>
      {phonePosts(me).length > 1 && (
        <Link to="/posts" className="btn btn-plain">
          {t('signIn.changePost')}
        </Link>
      )}
      {hasDeskPost && (
        <a href="/desk/" className="btn btn-plain">
          {t('signIn.toDesk')}
        </a>
      )}
      <SecondFactor me={me} />
      <SignOut />
    </section>
  )
}

function SignOut() {
  const navigate = useNavigate()
  const street = useStreet()
  const owner = useOwner()
  const { waiting, parked } = useOutbox()
  const [drafts, setDrafts] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => navigate({ to: '/' }) })
  const left = waiting.length + parked.length
  const ask = async () => {
    const halfWritten = owner === undefined ? 0 : await countDrafts(owner)
    setDrafts(halfWritten)
    if (left + halfWritten > 0) setAsking(true)
    else leave.mutate()
  }
  return (
    <>
      <Button onClick={() => void ask()} isBusy={leave.isPending}>
        {t('signIn.signOut')}
      </Button>
      {leave.isError && <Failure error={leave.error} phone={street?.phone} />}
      <Sheet title={t('signIn.signOut')} isOpen={isAsking} onClose={() => setAsking(false)}>
        {left > 0 && <p>{t('signIn.leftBehind', { count: left })}</p>}
        {drafts > 0 && <p>{t('signIn.halfWritten', { count: drafts })}</p>}
        <div className="two">
          <Button onClick={() => setAsking(false)}>{t('signIn.stay')}</Button>
          <Button onClick={() => leave.mutate()}>{t('signIn.signOut')}</Button>
        </div>
      </Sheet>
    </>
  )
}
