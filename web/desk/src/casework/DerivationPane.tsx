import { momentWords } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { kitWords } from '@linli/kit/words'
import { useNow } from '@linli/kit/ticking'
import { t } from '../words.ts'
import type { CasePageData } from './case-words.ts'
import { Derivation, useLimitStep } from './Derivation.tsx'

/** The arithmetic beside the case, open until closed. */
export function DerivationPane({ page, onClose }: { page: CasePageData; onClose: () => void }) {
  const at = useNow()
  const step = useLimitStep(page, undefined)
  const when = page.dueAt === undefined ? '' : momentWords(page.dueAt, at)
  return (
    <section className="card box derivation-pane" aria-label={t('casework.howDerived', { when })}>
      <div className="row">
        <h2 className="grow">{t('casework.howDerived', { when })}</h2>
        <button
          type="button"
          className="close"
          aria-label={kitWords('kit.close')}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {step === undefined ? (
        <p className="s">{t('casework.noLimit')}</p>
      ) : (
        <Derivation caseId={page.caseId} step={step} />
      )}
    </section>
  )
}
