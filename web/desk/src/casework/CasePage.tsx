import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered } from '../shell/answered.tsx'
import { useAnswer } from '../shell/asking.ts'
import { useKeys } from '../shell/keys.ts'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { ActBar } from './acts/ActBar.tsx'
import { DispatchDialog } from './acts/DispatchDialog.tsx'
import { CaseHead } from './CaseHead.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import { Checkers } from './Checkers.tsx'
import type { CasePageData } from './case-words.ts'
import { DerivationPane } from './DerivationPane.tsx'
import { LimitList } from './LimitList.tsx'
import { OutsideHelp } from './OutsideHelp.tsx'
import { Told } from './Told.tsx'
import { Track } from './Track.tsx'
import './casework.css'

/** One case file: where it stands on the two axes, what was said, what happened, and what can be done. */
export function CasePage() {
  const { caseId } = useParams({ from: '/desk/cases/$caseId' })
  const page = useAnswer('GET /cases/{caseId}', { params: { caseId } })
  return <Answered query={page}>{(data) => <CaseBody key={caseId} page={data} />}</Answered>
}

function CaseBody({ page }: { page: CasePageData }) {
  useTitle(`${page.number} ${page.title}`)
  const [showsArithmetic, setShowsArithmetic] = useState(false)
  const [isDispatching, setDispatching] = useState(false)
  useKeys({
    t: () => setShowsArithmetic(!showsArithmetic),
    Escape: () => setShowsArithmetic(false),
  })
  return (
    <>
      <CaseHead page={page} onDue={() => setShowsArithmetic(true)} />
      <Track page={page} />
      <div className="case-columns">
        <div>
          <Told page={page} />
          <CaseTimeline page={page} />
        </div>
        <div>
          {showsArithmetic && (
            <DerivationPane page={page} onClose={() => setShowsArithmetic(false)} />
          )}
          <section className="card box">
            <h2>{t('casework.youCan')}</h2>
            <ActBar
              page={page}
              onDone={() => undefined}
              onDispatch={() => setDispatching(true)}
              layout="list"
            />
          </section>
          <OutsideHelp page={page} />
          <Checkers page={page} />
          <section className="card box">
            <LimitList page={page} />
          </section>
        </div>
      </div>
      {isDispatching && <DispatchDialog page={page} onClose={() => setDispatching(false)} />}
    </>
  )
}
