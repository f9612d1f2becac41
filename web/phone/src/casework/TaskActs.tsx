import type { CasePage } from '@linli/contract/casework/case.schema'
import { Button } from '@linli/kit/parts/Button'
import { codeWords } from '@linli/kit/problem'
import { t } from '../words.ts'
import { actAtOnce, isAtOnce } from './acting.ts'
import { type FieldAct, mainActs } from './fieldActs.ts'

type Props = { file: CasePage; onOpen: (act: FieldAct) => void }

/** The acts in reach of the thumb. Passing and failing a check look the same. */
export function MainActs({ file, onOpen }: Props) {
  const acts = mainActs(file)
  return acts.map((act, index) => (
    <Button
      key={act}
      kind={index === 0 && act !== 'pass-check' ? 'main' : 'plain'}
      onClick={() => begin(file, act, onOpen)}
    >
      {t(`casework.do-${act}`)}
    </Button>
  ))
}

type MoreProps = Props & {
  acts: readonly FieldAct[]
  refused: readonly { act: FieldAct; why: string }[]
}

export function MoreActs({ file, acts, refused, onOpen }: MoreProps) {
  if (acts.length + refused.length === 0) return null
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {acts.map((act) => (
          <Button key={act} onClick={() => begin(file, act, onOpen)}>
            {t(`casework.do-${act}`)}
          </Button>
        ))}
      </div>
      {refused.map(({ act, why }) => (
        <p key={act} className="hint">
          {t('casework.cannot', { act: t(`casework.do-${act}`), why: codeWords(why) })}
        </p>
      ))}
    </section>
  )
}

function begin(file: CasePage, act: FieldAct, onOpen: (act: FieldAct) => void): void {
  if (isAtOnce(act)) void actAtOnce(file, act)
  else onOpen(act)
}
