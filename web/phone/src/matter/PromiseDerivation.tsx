import { Button } from '@linli/kit/parts/Button'
import { useState } from 'react'
import { DerivationSheet } from './DerivationSheet.tsx'
import { t } from '../words.ts'

/** 怎么算的: opens the arithmetic behind the day promised to the reporter. */
export function PromiseDerivation({ reportId }: { reportId: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="no-print">
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('matter.howCounted')}
      </Button>
      <DerivationSheet reportId={reportId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  )
}
