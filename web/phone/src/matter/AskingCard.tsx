import type { ReportItem } from '@linli/contract/matter/matter.schema'
import { Pill } from '@linli/kit/parts/Pill'
import { Link } from '@tanstack/react-router'
import { t } from '../words.ts'
import { AnswerButtons } from './AnswerButtons.tsx'
import { titleOf } from './reportForm.ts'

/** 等您确认: is it mended? Two answers of the same size. */
export function AskingCard({ report }: { report: ReportItem }) {
  return (
    <section className="card mt-2 px-4 pt-3.5 pb-4">
      <p className="flex flex-wrap items-center gap-2">
        <Pill state="soon">{t('matter.status-asking-you')}</Pill>
        <Link to="/my/$reportId" params={{ reportId: report.reportId }} className="hint">
          {report.place}
        </Link>
      </p>
      <p className="mt-1.5 mb-3 text-l font-bold leading-normal">
        {t('matter.isItMended', { what: titleOf(report.text, report.number) })}
      </p>
      <AnswerButtons reportId={report.reportId} />
    </section>
  )
}
