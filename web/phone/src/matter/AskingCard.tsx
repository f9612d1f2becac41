import type { ReportItem } from '@linli/contract/matter/matter.schema'
import { Pill } from '@linli/kit/parts/Pill'
import { Link } from '@tanstack/react-router'
import { t } from '../words.ts'
import { AnswerButtons } from './AnswerButtons.tsx'
import { askingWords } from './asking.ts'
import { titleOf } from './reportForm.ts'

type Props = { report: ReportItem; at: number }

/** 等您确认: who says that it is mended, and two answers of the same size. */
export function AskingCard({ report, at }: Props) {
  return (
    <section className="card mt-2 px-4 pt-3.5 pb-4">
      <About report={report} />
      <p className="mt-1 mb-3 text-l font-bold leading-normal">{askingWords(report, at)}</p>
      <AnswerButtons reportId={report.reportId} />
    </section>
  )
}

/** It is done and answered; how it was handled is asked apart. */
export function RatingCard({ report }: { report: ReportItem }) {
  const { reportId } = report
  return (
    <section className="card mt-2 px-4 pt-3.5 pb-4">
      <About report={report} />
      <p className="mt-1 mb-3 text-l font-bold leading-normal">{t('matter.isRated')}</p>
      <Link to="/my/$reportId" params={{ reportId }} className="btn btn-plain w-full">
        {t('matter.rateLink')}
      </Link>
    </section>
  )
}

function About({ report }: { report: ReportItem }) {
  const { reportId } = report
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Pill state="soon">{t('matter.status-asking-you')}</Pill>
      <Link
        to="/my/$reportId"
        params={{ reportId }}
        className="inline-flex min-h-11 min-w-0 items-center py-1 leading-snug text-ink2"
      >
        {titleOf(report.text, report.place)}
      </Link>
    </div>
  )
}
