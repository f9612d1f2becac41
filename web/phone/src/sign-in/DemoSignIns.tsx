import type { StreetInfo } from '@linli/contract/platform/sign-in.schema'
import type { Post } from '@linli/contract/shared/post'
import { Icon } from '@linli/kit/icons'
import { t } from '../words.ts'
import { postName } from './postName.ts'
import { worksOnPhone } from './session.ts'

type Props = {
  street: StreetInfo | undefined
  onChoose: (as: { name: string; password: string }) => void
}

/** A demo street shows whom one may sign in as; any other street shows nothing here. */
export function DemoSignIns({ street, onChoose }: Props) {
  const password = street?.demoPassword
  if (!street?.isDemo || password === undefined) return null
  const isDesk = (as: { post: Post }) => !worksOnPhone(as.post)
  const phoneFirst = [...street.demoSignIns].sort((a, b) => Number(isDesk(a)) - Number(isDesk(b)))
  return (
    <section className="mt-6">
      <div className="section-head">
        <h2>{t('signIn.demoTitle')}</h2>
        <span className="hint">{t('signIn.demoPassword', { password })}</span>
      </div>
      <ul className="rows">
        {phoneFirst.map((as) => (
          <li key={as.loginName}>
            <button
              type="button"
              className="row w-full text-left"
              onClick={() => onChoose({ name: as.loginName, password })}
            >
              <Icon name="me" />
              <span>
                <span className="row-title">{as.name}</span>
                <span className="row-second">{as.label === '' ? postName(as.post) : as.label}</span>
              </span>
              <span className="row-when hint">{as.loginName}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
