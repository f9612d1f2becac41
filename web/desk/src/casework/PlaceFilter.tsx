import { useAnswer } from '../shell/asking.ts'
import { t } from '../words.ts'

/** The place that a list is narrowed to; pressing it shows everything again. */
export function PlaceFilter({
  under,
  onClear,
}: {
  under: string | undefined
  onClear: () => void
}) {
  const place = useAnswer(
    'GET /grid/nodes/{nodeId}',
    { params: { nodeId: under ?? '' } },
    { enabled: under !== undefined },
  ).data
  if (under === undefined) return null
  return (
    <button type="button" className="btn" onClick={onClear}>
      {t('casework.underPlace', { place: place?.node.name ?? '…' })} · {t('casework.clearFilters')}
    </button>
  )
}
