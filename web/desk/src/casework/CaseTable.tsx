import { Link } from '@tanstack/react-router'
import { momentWords } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { useEffect, useRef } from 'react'
import { sixWord } from '../matter/six-in-one.ts'
import { t } from '../words.ts'
import type { CaseItem } from './case-words.ts'
import { DueBadge } from './DueBadge.tsx'
import { StagePill } from './StagePill.tsx'

type Props = {
  items: readonly CaseItem[]
  selected?: string | undefined
  /** Picks a case beside the table; without it the number opens the whole case. */
  onPick?: (caseId: string) => void
  onDue: (item: CaseItem) => void
  showsStage?: boolean
}

/** Cases as rows: the number is the link, the row may be clicked anywhere. */
export function CaseTable(props: Props) {
  return (
    <table className="tbl cases">
      <thead>
        <tr>
          <th scope="col">{t('casework.number')}</th>
          <th scope="col">{t('casework.matterAndPlace')}</th>
          <th scope="col" className="c-channel">
            {props.showsStage ? t('casework.stage') : t('casework.cameFrom')}
          </th>
          {props.showsStage && (
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
          {item.place} · {sixWord(item.sixInOne)}
        </span>
      </td>
      <td className="m nw c-channel">
        {props.showsStage ? <StagePill item={item} /> : t(`casework.channel-${item.channel}`)}
      </td>
      {props.showsStage && <td className="s nw c-channel">{momentWords(item.reportedAt, at)}</td>}
      <td className="nw" onClick={(event) => event.stopPropagation()}>
        <DueBadge item={item} onOpen={() => props.onDue(item)} />
      </td>
    </tr>
  )
}

function CaseNumber({ item, onPick, isSelected }: Props & { item: CaseItem; isSelected: boolean }) {
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
      aria-label={t('casework.pick', { number: item.number })}
    >
      {item.number}
    </button>
  )
}
