import { Shape } from '@linli/kit/shapes'
import { t } from '../words.ts'
import { useProposals } from './CategoryField.tsx'
import { categoryOf, useCatalogue } from './catalogue.ts'

const lines = ['110', '119', '120'] as const
type Props = { settled: string; categoryCode?: string | undefined }

/** Where life may be at stake, the emergency lines come before the form. */
export function DangerNotice({ settled, categoryCode }: Props) {
  const catalogue = useCatalogue()
  const first = useProposals(settled)[0]?.code
  const category = categoryOf(catalogue, categoryCode ?? first)
  if (!category?.danger) return null
  return (
    <div className="mt-3 rounded-lg bg-soon-tint p-3.5 text-soon" role="status">
      <p className="flex items-baseline gap-2 font-bold">
        <Shape name="soon" />
        {t('matter.danger')}
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        {lines.map((line) => (
          <a key={line} className="chip" href={`tel:${line}`}>
            {line} {t(`matter.line-${line}`)}
          </a>
        ))}
      </p>
    </div>
  )
}
