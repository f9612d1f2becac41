import type { ReportItem } from '@linli/contract/matter/matter.schema'
import { Button } from '@linli/kit/parts/Button'
import { kitWords } from '@linli/kit/words'
import { useState } from 'react'
import { DerivationSheet } from './DerivationSheet.tsx'
import { t } from '../words.ts'

type Props = { promise: Pick<ReportItem, 'reportId' | 'isProvisional'> }

/** Whether the day promised to the reporter may still change; 怎么算的 opens the arithmetic behind it. */
export function PromiseDerivation({ promise }: Props) {
  const { reportId, isProvisional } = promise
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {isProvisional && <p className="hint">{kitWords('kit.provisionalWhy')}</p>}
      <div className="no-print">
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t('matter.howCounted')}
        </Button>
        <DerivationSheet reportId={reportId} isOpen={isOpen} onClose={() => setOpen(false)} />
      </div>
    </>
  )
}
