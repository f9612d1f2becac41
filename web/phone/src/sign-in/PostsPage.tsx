import type { HeldPost } from '@linli/contract/platform/sign-in.schema'
import { Icon } from '@linli/kit/icons'
import { Empty, Failure, Skeleton } from '@linli/kit/parts/States'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Frame } from '../shell/Frame.tsx'
import { t } from '../words.ts'
import { firstPageOf } from './firstPage.ts'
import { postName } from './postName.ts'
import { choosePost, phonePosts, useMe, useStreet } from './session.ts'

/** Somebody who holds several posts says under which one they act now. */
export function PostsPage() {
  const navigate = useNavigate()
  const me = useMe()
  const street = useStreet()
  const choose = useMutation({
    mutationFn: (post: HeldPost) => choosePost(post.grantId),
    onSuccess: (now) => navigate({ to: firstPageOf(now) }),
  })
  if (!me) {
    return (
      <Frame title={t('signIn.posts')} face="field">
        <Skeleton />
      </Frame>
    )
  }
  const posts = phonePosts(me)
  return (
    <Frame title={t('signIn.posts')} face="field" onBack={() => navigate({ to: '/me' })}>
      <p className="mb-3 text-ink2">{t('signIn.postsHint')}</p>
      {choose.isError && <Failure error={choose.error} phone={street?.phone} />}
      {posts.length === 0 && <Empty words={t('signIn.noPosts')} />}
      <ul className="grid gap-3">
        {posts.map((post) => (
          <li key={post.grantId}>
            <button
              type="button"
              className="big w-full text-left"
              aria-pressed={post.grantId === me.acting?.grantId}
              onClick={() => choose.mutate(post)}
            >
              <span className="big-words">
                <b>{postName(post.post)}</b>
                <span>{post.unitName ?? post.nodeName ?? ''}</span>
              </span>
              <Icon name={post.grantId === me.acting?.grantId ? 'check' : 'right'} />
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  )
}
