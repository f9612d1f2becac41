import type { CasePage } from '@linli/contract/casework/case.schema'
import { Button } from '@linli/kit/parts/Button'
import { codeWords } from '@linli/kit/problem'
import { useOutbox } from '../outbox/useOutbox.ts'
import { useOnce } from '../shell/useOnce.ts'
import { t } from '../words.ts'
import { actAtOnce } from './acting.ts'
import { type FieldAct, isOneTap, mainActs, type SheetAct } from './fieldActs.ts'

type Props = { file: CasePage; onOpen: (act: SheetAct) => void }

/** The acts in reach of the thumb. Passing and failing a check look the same. */
export function MainActs({ file, onOpen }: Props) {
  const acts = mainActs(file)
  return acts.map((act, index) => (
    <ActButton
      key={act}
      kind={index === 0 && act !== 'pass-check' ? 'main' : 'plain'}
      file={file}
      act={act}
      onOpen={onOpen}
    />
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
          <ActButton key={act} kind="plain" file={file} act={act} onOpen={onOpen} />
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

type ButtonProps = Props & { act: FieldAct; kind: 'main' | 'plain' }

/** What is noted already and waits in the phone is not noted twice. */
function ActButton({ file, act, kind, onOpen }: ButtonProps) {
  const { waiting } = useOutbox()
  const once = useOnce()
  const isNoted = waiting.some((one) => one.subjectId === file.caseId && one.act === act)
  const begin = () => (isOneTap(act) ? void once.run(() => actAtOnce(file, act)) : onOpen(act))
  return (
    <Button kind={kind} disabled={isNoted} isBusy={once.isBusy} onClick={begin}>
      {t(`casework.do-${act}`)}
    </Button>
  )
}
