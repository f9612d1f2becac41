import { errorWords } from '@linli/kit/problem'
import { kitWords } from '@linli/kit/words'
import { t } from '../words.ts'
import { type NodeStep, useChildren } from './grid-data.ts'

type Pick = (nodeId: string | undefined) => void
/** Community, compound, building grid, building, entrance, door. */
const LEVELS = 6

/** The tree level by level, from the community down to the door; what is chosen opens the next. */
export function PlaceLevels(props: { root: string; path: readonly NodeStep[]; onPick: Pick }) {
  const above = [props.root, ...props.path.map(({ nodeId }) => nodeId)]
  return (
    <div className="levels">
      {above.slice(0, LEVELS).map((nodeId, index) => (
        <Level
          key={nodeId}
          under={nodeId}
          chosen={props.path[index]?.nodeId}
          onPick={(below) => props.onPick(below ?? (index === 0 ? undefined : nodeId))}
        />
      ))}
    </div>
  )
}

function Level(props: { under: string; chosen: string | undefined; onPick: Pick }) {
  const children = useChildren(props.under)
  if (children.isError) {
    return (
      <p className="error" role="alert">
        {errorWords(children.error)}{' '}
        <button type="button" className="link" onClick={() => void children.refetch()}>
          {kitWords('kit.again')}
        </button>
      </p>
    )
  }
  const items = children.data?.items ?? []
  const [first] = items
  if (first === undefined) return null
  const label = t('grid.level', { kind: t(`grid.kind-${first.kind}`) })
  return (
    <select
      className="input"
      aria-label={label}
      value={props.chosen ?? ''}
      onChange={(event) => props.onPick(event.target.value || undefined)}
    >
      <option value="">{label}</option>
      {items.map((item) => (
        <option key={item.nodeId} value={item.nodeId}>
          {item.name}
        </option>
      ))}
    </select>
  )
}
