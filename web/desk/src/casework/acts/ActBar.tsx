import { codeWords } from '@linli/kit/problem'
import { Shape } from '@linli/kit/shapes'
import { useId, useState } from 'react'
import { useKeys } from '../../shell/keys.ts'
import { t } from '../../words.ts'
import type { CaseAct, CasePageData, Stage } from '../case-words.ts'
import { ActDialog } from './ActDialog.tsx'
import { actKeys, actsOf, orderActs } from './act-order.ts'
import { type FormAct, isFormAct } from './act-values.ts'
import { useActWord } from './act-word.ts'

type Props = {
  page: CasePageData
  onDone: () => void
  /** What the board's own dispatch form does; without it dispatching opens a dialog. */
  onDispatch: () => void
  layout: 'foot' | 'list'
}

/** What can be done with a case now: the next act, its opposite, and the rest with reasons when not allowed. */
export function ActBar({ page, onDone, onDispatch, layout }: Props) {
  const [open, setOpen] = useState<FormAct>()
  const { main, back, blocked, rest, isEqual } = orderActs(actsOf(page))
  const start = (act: CaseAct) => {
    if (act === 'dispatch') onDispatch()
    else if (isFormAct(act)) setOpen(act)
  }
  useActKeys(page, start)
  return (
    <div className={layout === 'foot' ? 'go' : 'act-list'}>
      {main && <ActButton act={main.act} onStart={start} isMain={!isEqual} />}
      {back && <ActButton act={back.act} onStart={start} isMain={false} />}
      {blocked.map((one) => (
        <ActRow key={one.act} one={one} stage={page.stage} onStart={start} />
      ))}
      {layout === 'foot' ? (
        <MoreActs rest={rest} stage={page.stage} onStart={start} />
      ) : (
        rest.map((one) => <ActRow key={one.act} one={one} stage={page.stage} onStart={start} />)
      )}
      {page.acts.length === 0 && <p className="s">{t('casework.noActs')}</p>}
      {open && (
        <ActDialog act={open} page={page} onClose={() => setOpen(undefined)} onDone={onDone} />
      )}
    </div>
  )
}

function ActButton(props: { act: CaseAct; onStart: (act: CaseAct) => void; isMain: boolean }) {
  const { act } = props
  const actWord = useActWord()
  return (
    <button
      type="button"
      className={props.isMain ? 'btn p' : 'btn'}
      onClick={() => props.onStart(act)}
    >
      {actWord(act)}
      {actKeys[act] !== undefined && <kbd>{actKeys[act]}</kbd>}
    </button>
  )
}

type Rest = ReturnType<typeof orderActs>['rest']
type RestProps = { stage: Stage; onStart: (act: CaseAct) => void }

function MoreActs({ rest, stage, onStart }: RestProps & { rest: Rest }) {
  const menu = useId()
  if (rest.length === 0) return null
  return (
    <>
      <span className="grow" />
      <button
        type="button"
        className="btn q"
        popoverTarget={menu}
        style={{ anchorName: `--${cssName(menu)}` }}
      >
        {t('casework.moreActs')}
      </button>
      <div
        id={menu}
        popover="auto"
        className="more-acts card"
        style={{ positionAnchor: `--${cssName(menu)}` }}
        onClick={(event) => event.currentTarget.hidePopover()}
      >
        {rest.map((one) => (
          <ActRow key={one.act} one={one} stage={stage} onStart={onStart} />
        ))}
      </div>
    </>
  )
}

function cssName(id: string): string {
  return id.replaceAll(/[^a-zA-Z0-9-]/g, 'x')
}

function ActRow({ one, stage, onStart }: RestProps & { one: Rest[number] }) {
  const actWord = useActWord()
  if (!one.allowed) {
    return (
      <p className="act-refused s">
        <Shape name="no" className="ink-no" />
        <span>
          <b>{actWord(one.act, stage)}</b>　{codeWords(one.why ?? 'act-not-now')}
        </span>
      </p>
    )
  }
  return (
    <button type="button" className="btn" onClick={() => onStart(one.act)}>
      {actWord(one.act, stage)}
      {actKeys[one.act] !== undefined && <kbd>{actKeys[one.act]}</kbd>}
    </button>
  )
}

function useActKeys(page: CasePageData, start: (act: CaseAct) => void): void {
  const { main, back, rest } = orderActs(actsOf(page))
  const byKey: Record<string, () => void> = {}
  for (const one of [main, back, ...rest]) {
    const key = one?.allowed ? actKeys[one.act]?.toLowerCase() : undefined
    if (one !== undefined && key !== undefined) byKey[key] ??= () => start(one.act)
  }
  useKeys(byKey)
}
