import type { GridNode, GridNodePage } from '@linli/contract/grid/grid.schema'
import { Icon } from '@linli/kit/icons'
import { Button } from '@linli/kit/parts/Button'
import { useQuery } from '@tanstack/react-query'
import { Answered } from '../shell/Answered.tsx'
import { t } from '../words.ts'
import type { ChosenPlace } from './chosenPlace.ts'
import { InsideBuilding } from './InsideBuilding.tsx'
import { childrenQuery, hasInside, stepsName, usePlacePage } from './places.ts'

type WalkProps = {
  /** Where the list is; the street when nothing is said. */
  nodeId: string | undefined
  onGo: (nodeId: string | undefined) => void
  /** Back to where one came from, as long as one came from somewhere. */
  onBack: (() => void) | undefined
  onChoose: (place: ChosenPlace) => void
}

/** Walks down the list: community, grid, building, door. A place can be chosen at every step. */
export function PlaceList({ nodeId, onGo, onBack, onChoose }: WalkProps) {
  const page = usePlacePage(nodeId)
  return (
    <div className="grid gap-2">
      {page.isError && !page.data && onBack && (
        <Button icon="back" onClick={onBack}>
          {t('grid.before')}
        </Button>
      )}
      <Answered query={page}>
        {(found) => <Level page={found} onGo={onGo} onChoose={onChoose} />}
      </Answered>
    </div>
  )
}

type LevelProps = Pick<WalkProps, 'onGo' | 'onChoose'> & { page: GridNodePage }

function Level({ page, onGo, onChoose }: LevelProps) {
  const { kind, parentId } = page.node
  return (
    <>
      {kind !== 'street' && <Here page={page} onUp={() => onGo(parentId)} onChoose={onChoose} />}
      {kind === 'building' ? (
        <InsideBuilding page={page} onChoose={onChoose} />
      ) : (
        <Below page={page} onOpen={onGo} onChoose={onChoose} />
      )}
    </>
  )
}

type HereProps = {
  page: GridNodePage
  onUp: () => void
  onChoose: (place: ChosenPlace) => void
}

/** A whole community is too wide a place to go to; anything below it may be chosen. */
function Here({ page: { node, path }, onUp, onChoose }: HereProps) {
  const name = stepsName([...path, node])
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Button icon="back" onClick={onUp}>
          {t('grid.up')}
        </Button>
        <b className="flex-[1_1_10rem]">{name}</b>
      </div>
      {node.kind !== 'community' && (
        <Button kind="main" onClick={() => onChoose({ nodeId: node.nodeId, name })}>
          {t('grid.chooseThis', { place: node.name })}
        </Button>
      )}
    </>
  )
}

type BelowProps = {
  page: GridNodePage
  onOpen: (nodeId: string) => void
  onChoose: (place: ChosenPlace) => void
}

function Below({ page: { node, path }, onOpen, onChoose }: BelowProps) {
  const open = (next: GridNode) =>
    hasInside(next)
      ? onOpen(next.nodeId)
      : onChoose({ nodeId: next.nodeId, name: stepsName([...path, node, next]) })
  return (
    <Answered query={useQuery(childrenQuery(node.nodeId))}>
      {({ items }) => (
        <ul className="rows">
          {items.map((next) => (
            <li key={next.nodeId}>
              <button
                type="button"
                className="row w-full text-left"
                data-node={next.nodeId}
                onClick={() => open(next)}
              >
                <Icon name="pin" />
                <span className="row-title">{next.name}</span>
                {hasInside(next) && <Icon name="right" />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Answered>
  )
}
