import { Link } from '@tanstack/react-router'
import { Icon, Logo } from '@linli/kit/icons'
import { t } from '../words.ts'
import { FindBox } from './FindBox.tsx'
import { PostMenu } from './PostMenu.tsx'
import type { Me } from './session.ts'

const FIND = 'find'

export function focusFind(): void {
  document.getElementById(FIND)?.focus()
}

export function TopBar(props: { me: Me; isNavOpen: boolean; onNav: () => void }) {
  return (
    <header className="bar">
      <button
        type="button"
        className="btn q nav-toggle"
        aria-expanded={props.isNavOpen}
        aria-controls="nav"
        onClick={props.onNav}
      >
        <Icon name="list" />
        {t('shell.menu')}
      </button>
      <Link to="/" className="brandmark">
        <Logo />
        {t('shell.title')}
      </Link>
      <FindBox id={FIND} />
      <span className="grow" />
      <PostMenu me={props.me} />
    </header>
  )
}
