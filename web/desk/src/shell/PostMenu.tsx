import { useNavigate } from '@tanstack/react-router'
import { Icon } from '@linli/kit/icons'
import { useState } from 'react'
import { t } from '../words.ts'
import { postWords } from './post-words.ts'
import { PreferencesDialog } from './PreferencesDialog.tsx'
import { choosePost, type HeldPost, type Me, signOut } from './session.ts'

const MENU = 'post-menu'

/** Who is signed in, the post acted under, and the way to another one. */
export function PostMenu({ me }: { me: Me }) {
  const [showsPreferences, setShowsPreferences] = useState(false)
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    await navigate({ to: '/sign-in' })
  }
  return (
    <>
      <span className="m who">{me.name}</span>
      <button type="button" className="pill doing acting" popoverTarget={MENU}>
        {me.acting ? postWords(me.acting) : t('shell.choosePost')}
        <Icon name="down" />
      </button>
      <div id={MENU} popover="auto" className="menu card">
        <PostChoices me={me} />
        <button
          type="button"
          popoverTarget={MENU}
          popoverTargetAction="hide"
          onClick={() => setShowsPreferences(true)}
        >
          <Icon name="eye" />
          {t('shell.preferences')}
        </button>
        <button type="button" onClick={() => void leave()}>
          <Icon name="back" />
          {t('shell.signOut')}
        </button>
      </div>
      {showsPreferences && <PreferencesDialog onClose={() => setShowsPreferences(false)} />}
    </>
  )
}

function PostChoices({ me }: { me: Me }) {
  const navigate = useNavigate()
  const others = me.posts.filter((post) => post.grantId !== me.acting?.grantId)
  if (others.length === 0) return null
  const change = async (post: HeldPost) => {
    await choosePost(post.grantId)
    await navigate({ to: '/' })
  }
  return (
    <div className="posts">
      <p className="s">{t('shell.otherPosts')}</p>
      {others.map((post) => (
        <button key={post.grantId} type="button" onClick={() => void change(post)}>
          <Icon name="me" />
          {postWords(post)}
        </button>
      ))}
    </div>
  )
}
