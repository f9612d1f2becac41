import { useNavigate } from '@tanstack/react-router'
import { errorWords } from '@linli/kit/problem'
import { SkipLink } from '@linli/kit/parts/Bars'
import { useMutation } from '@tanstack/react-query'
import { Answered } from '../shell/answered.tsx'
import { postWords } from '../shell/post-words.ts'
import { choosePost, type Me, signOut, useMe } from '../shell/session.ts'
import { DemoBar } from '../shell/Shell.tsx'
import { t } from '../words.ts'

/** Someone with several posts says under which one they act. */
export function PostPage() {
  return (
    <div className="gate">
      <SkipLink />
      <DemoBar />
      <main id="main" className="gate-main" tabIndex={-1}>
        <Answered query={useMe()}>{(me) => <PostList me={me} />}</Answered>
      </main>
    </div>
  )
}

function PostList({ me }: { me: Me }) {
  const navigate = useNavigate()
  const choice = useMutation({ mutationFn: choosePost, onSuccess: () => navigate({ to: '/' }) })
  const leave = async () => {
    await signOut()
    await navigate({ to: '/sign-in' })
  }
  return (
    <section className="card gate-card">
      <h1>{t('signIn.choosePost', { count: me.posts.length })}</h1>
      <p className="s">{me.posts.length > 0 ? t('signIn.choosePostHint') : t('signIn.noPost')}</p>
      {choice.isError && (
        <p className="error" role="alert">
          {errorWords(choice.error)}
        </p>
      )}
      <ul className="gate-list">
        {me.posts.map((post) => (
          <li key={post.grantId}>
            <button type="button" className="gate-row" onClick={() => choice.mutate(post.grantId)}>
              <b>{postWords(post)}</b>
              <span className="m">{post.unitName ?? post.nodeName}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="btn q" onClick={() => void leave()}>
        {t('signIn.forget')}
      </button>
    </section>
  )
}
