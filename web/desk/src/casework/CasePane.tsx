import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { useKeys } from '../shell/keys.ts'
import { t } from '../words.ts'
import { ActBar } from './acts/ActBar.tsx'
import { DispatchForm } from './acts/DispatchForm.tsx'
import { BeforeAfter } from './BeforeAfter.tsx'
import type { CasePageData } from './case-words.ts'
import { CaseFacts } from './CaseFacts.tsx'
import { DerivationDialog } from './DerivationDialog.tsx'
import { LimitList } from './LimitList.tsx'
import { StagePill } from './StagePill.tsx'
import { Story } from './Story.tsx'

type Props = { caseId: string; onBack: () => void; onDone: () => void }

/** The chosen case beside the list; below 1200 px it is a page of its own. */
export function CasePane(props: Props) {
  const page = useAnswer('GET /cases/{caseId}', { params: { caseId: props.caseId } })
  return (
    <section
      className="card pane"
      aria-label={t('casework.paneOf', { number: page.data?.number ?? '' })}
    >
      <button type="button" className="btn q pane-back" onClick={props.onBack}>
        {t('casework.backToList')}
      </button>
      <Answered query={page}>{(data) => <PaneBody {...props} page={data} />}</Answered>
    </section>
  )
}

function PaneBody({ page, onDone }: Props & { page: CasePageData }) {
  const canDispatch = page.acts.some(({ act, allowed }) => act === 'dispatch' && allowed)
  const [asksDue, setAsksDue] = useState(false)
  useKeys({ t: () => setAsksDue(true) })
  return (
    <>
      <div className="row">
        <b>{page.number}</b>
        <StagePill item={page} />
        <span className="grow" />
        <Link to="/cases/$caseId" params={{ caseId: page.caseId }}>
          {t('casework.wholeCase')}
        </Link>
      </div>
      <h2>{page.title}</h2>
      {page.text.replace(/[。.]$/, '') !== page.title && <p className="m pane-text">{page.text}</p>}
      <CaseFacts page={page} />
      <Story page={page} />
      <BeforeAfter page={page} awaits="nothing" />
      {canDispatch ? (
        <DispatchForm page={page} onDone={onDone} />
      ) : (
        <>
          <LimitList page={page} />
          <ActBar page={page} onDone={onDone} onDispatch={() => undefined} layout="foot" />
        </>
      )}
      {asksDue && <DerivationDialog item={page} onClose={() => setAsksDue(false)} />}
    </>
  )
}
