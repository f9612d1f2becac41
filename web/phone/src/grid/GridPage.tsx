import type { GridNode } from '@linli/contract/grid/grid.schema'
import { call } from '@linli/kit/client'
import { Icon } from '@linli/kit/icons'
import { Empty } from '@linli/kit/parts/States'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { OutboxMark } from '../outbox/OutboxMark.tsx'
import { Answered } from '../shell/Answered.tsx'
import { Frame } from '../shell/Frame.tsx'
import { kept } from '../shell/reads.ts'
import { postName } from '../sign-in/postName.ts'
import { useMe } from '../sign-in/session.ts'
import { t } from '../words.ts'
import { childrenQuery, nodeQuery, rootQuery } from './places.ts'

/** 我的网格: the part of the grid the acting post holds; the whole street for units. */
export function MyGridPage() {
  const me = useMe()
  const own = me?.acting?.nodeId
  const root = useQuery({ ...rootQuery, enabled: me !== undefined && own === undefined })
  return <GridView nodeId={own ?? root.data?.node.nodeId} isOwn />
}

export function GridPage() {
  return <GridView nodeId={useParams({ from: '/grid/$nodeId' }).nodeId} isOwn={false} />
}

function GridView({ nodeId, isOwn }: { nodeId: string | undefined; isOwn: boolean }) {
  const navigate = useNavigate()
  const page = useQuery({ ...nodeQuery(nodeId ?? ''), enabled: nodeId !== undefined })
  const node = page.data?.node
  return (
    <Frame
      title={node?.name ?? t('shell.grid')}
      face="field"
      hasTabs
      onBack={isOwn ? undefined : () => goUp(node, navigate)}
      actions={<OutboxMark />}
    >
      <Answered query={page} rows={5}>
        {(found) => <Node node={found.node} />}
      </Answered>
    </Frame>
  )
}

function Node({ node }: { node: GridNode }) {
  return (
    <>
      <Figures node={node} />
      <Below nodeId={node.nodeId} />
      <Team nodeId={node.nodeId} kind={node.kind} />
    </>
  )
}

function Below({ nodeId }: { nodeId: string }) {
  return (
    <Answered query={useQuery(childrenQuery(nodeId))} rows={4}>
      {({ items }) =>
        items.length === 0 ? <Empty words={t('grid.nothingBelow')} /> : <Nodes nodes={items} />
      }
    </Answered>
  )
}

function Figures({ node }: { node: GridNode }) {
  const figures = [
    node.smallGridCount !== undefined && t('grid.smallGrids', { count: node.smallGridCount }),
    node.buildingCount !== undefined && t('grid.buildings', { count: node.buildingCount }),
    node.dwellingCount !== undefined && t('grid.dwellings', { count: node.dwellingCount }),
    node.declaredResidents !== undefined && t('grid.residents', { count: node.declaredResidents }),
  ].filter((figure) => figure !== false)
  return <p className="mb-3 text-ink2">{figures.join(' · ')}</p>
}

function Nodes({ nodes }: { nodes: readonly GridNode[] }) {
  return (
    <ul className="rows">
      {nodes.map((node) => (
        <li key={node.nodeId}>
          <Link
            to={node.kind === 'building' ? '/buildings/$nodeId' : '/grid/$nodeId'}
            params={{ nodeId: node.nodeId }}
            className="row"
          >
            <Icon name={node.kind === 'building' ? 'home' : 'grid'} />
            <span>
              <span className="row-title">{node.name}</span>
              {node.dwellingCount !== undefined && (
                <span className="row-second">
                  {t('grid.dwellings', { count: node.dwellingCount })}
                </span>
              )}
            </span>
            <Icon name="right" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Who looks after this grid; shown where the post may see it. */
function Team({ nodeId, kind }: { nodeId: string; kind: GridNode['kind'] }) {
  const team = useQuery({
    queryKey: ['team', nodeId],
    queryFn: ({ signal }) => call('GET /roster/teams/{nodeId}', { params: { nodeId }, signal }),
    enabled: kind === 'small-grid' || kind === 'mid-grid',
    meta: kept,
  })
  const people = [...(team.data?.team.leaders ?? []), ...(team.data?.members ?? [])]
  const once = people.filter(
    (one, index) => people.findIndex((two) => two.assignmentId === one.assignmentId) === index,
  )
  if (once.length === 0) return null
  return (
    <section>
      <div className="section-head">
        <h2>{t('grid.team')}</h2>
      </div>
      <ul className="rows">
        {once.map((person) => (
          <li key={person.assignmentId} className="row">
            <Icon name="me" />
            <span className="row-title">{person.personName}</span>
            <span className="row-when hint">{postName(person.post)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function goUp(node: GridNode | undefined, navigate: ReturnType<typeof useNavigate>): void {
  if (node?.parentId) void navigate({ to: '/grid/$nodeId', params: { nodeId: node.parentId } })
  else void navigate({ to: '/grid' })
}
