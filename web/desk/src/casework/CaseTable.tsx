import { Link, useNavigate } from '@tanstack/react-router'
import { momentWords } from '@linli/kit/clock'
import { Shape } from '@linli/kit/shapes'
import { useNow } from '@linli/kit/ticking'
import { useEffect, useRef } from 'react'
import { sixWord } from '../matter/six-in-one.ts'
import { t } from '../words.ts'
import { type CaseItem, stageLook } from './case-words.ts'
import { DueBadge } from './DueBadge.tsx'
import { StagePill } from './StagePill.tsx'

type Props = {
  items: readonly CaseItem[]
  selected?: string | undefined
  /** Picks a case beside the table; without it the number opens the whole case. */
  onPick?: (caseId: string) => void
  onDue: (item: CaseItem) => void
  /** Where each case stands: in a column of its own, or before its place in a list that mixes stages. */
  stage?: 'column' | 'line'
}

/** Cases as rows: the number is the link, and the whole row follows it. */
export function CaseTable(props: Props) {
  const hasColumn = props.stage === 'column'
  return (
    <table className="tbl cases">
      <thead>
        <tr>
          <th scope="col">{t('casework.number')}</th>
          <th scope="col">{t('casework.matterAndPlace')}</th>
          <th scope="col" className="c-channel">
            {hasColumn ? t('casework.stage') : t('casework.cameFrom')}
          </th>
          {hasColumn && (
            <th scope="col" className="c-channel">
              {t('casework.reportedAt')}
            </th>
          )}
          <th scope="col">{t('casework.limit')}</th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <CaseRow key={item.caseId} {...props} item={item} />
        ))}
      </tbody>
    </table>
  )
}

function CaseRow(props: Props & { item: CaseItem }) {
  const { item, onPick } = props
  const at = useNow()
  const isSelected = props.selected === item.caseId
  const hasColumn = props.stage === 'column'
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return (
    <tr
      ref={row}
      data-selected={isSelected}
      onClick={() => onPick?.(item.caseId)}
      data-case={item.caseId}
    >
      <td className="nw">
        <CaseNumber {...props} isSelected={isSelected} />
      </td>
      <td>
        <b>{item.title}</b>
        {item.returnCount > 0 && <b> · {t('casework.returned', { count: item.returnCount })}</b>}
        <br />
        <span className="s">
          {props.stage === 'line' && <StageWord item={item} />}
          {item.place} · {sixWord(item.sixInOne)}
        </span>
      </td>
      <td className="m nw c-channel">
        {hasColumn ? <StagePill item={item} /> : t(`casework.channel-${item.channel}`)}
      </td>
      {hasColumn && <td className="s nw c-channel">{momentWords(item.reportedAt, at)}</td>}
      <td className="nw" onClick={(event) => event.stopPropagation()}>
        <DueBadge item={item} onOpen={() => props.onDue(item)} />
      </td>
    </tr>
  )
}

function StageWord({ item }: { item: CaseItem }) {
  const { state, shape, word } = stageLook(item)
  return (
    <b className={`row-stage ink-${state}`}>
      <Shape name={shape ?? state} /> {word}
    </b>
  )
}

function CaseNumber({ item, onPick, isSelected }: Props & { item: CaseItem; isSelected: boolean }) {
  const navigate = useNavigate()
  if (onPick === undefined) {
    return (
      <Link to="/cases/$caseId" params={{ caseId: item.caseId }} className="case-number">
        {item.number}
      </Link>
    )
  }
  return (
    <button
      type="button"
      className="case-number"
      aria-current={isSelected}
      data-focus-home={isSelected ? '' : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !isSelected) return
        event.preventDefault()
        void navigate({ to: '/cases/$caseId', params: { caseId: item.caseId } })
      }}
      aria-label={t('casework.pick', { number: item.number })}
    >
      {item.number}
    </button>
  )
}
