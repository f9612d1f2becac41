import { call } from '@linli/kit/client'
import { calendarDay } from '@linli/kit/clock'
import { useNow } from '@linli/kit/ticking'
import { useQuery } from '@tanstack/react-query'
import { useCatalogueNames } from '../matter/catalogue.ts'
import { useLater } from '../shell/later.ts'
import { t } from '../words.ts'
import type { Intake } from './intake.ts'

/** Open reports that may be the same thing; joining keeps this person's own receipt. */
export function LikelyDuplicates(props: {
  intake: Intake
  onChange: (token: string | undefined) => void
}) {
  const { category, place, sameAs } = props.intake
  const { nodeId, point } = place
  const at = useNow()
  const names = useCatalogueNames()
  const text = useLater(props.intake.text.trim())
  const found = useQuery({
    queryKey: ['POST /matter/likely-duplicates', category, nodeId, point, text],
    queryFn: () =>
      call('POST /matter/likely-duplicates', {
        body: {
          categoryCode: category ?? '',
          nodeId: nodeId ?? '',
          ...(point !== undefined && { point }),
          text,
        },
      }),
    enabled: category !== undefined && nodeId !== undefined,
  }).data
  if (found === undefined || found.items.length === 0) return null
  return (
    <fieldset className="choice">
      <legend>{t('casework.maybeSame')}</legend>
      <div className="choices">
        {found.items.map((item) => (
          <label key={item.token} className="chip">
            <input
              type="radio"
              name="same"
              checked={sameAs === item.token}
              onChange={() => props.onChange(item.token)}
            />
            {names.category(item.categoryCode)} · {item.place} · {calendarDay(item.on, at)}
          </label>
        ))}
        <label className="chip">
          <input
            type="radio"
            name="same"
            checked={sameAs === undefined}
            onChange={() => props.onChange(undefined)}
          />
          {t('casework.notSame')}
        </label>
      </div>
      <p className="s">{t('casework.sameHint')}</p>
    </fieldset>
  )
}
