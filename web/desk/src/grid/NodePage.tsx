import { Link, useParams } from '@tanstack/react-router'
import { calendarDay } from '@linli/kit/clock'
import { Icon } from '@linli/kit/icons'
import { useNow } from '@linli/kit/ticking'
import { Fragment, type ReactNode } from 'react'
import { Answered } from '../shell/answered.tsx'
import { useTitle } from '../shell/title.ts'
import { t } from '../words.ts'
import { BuildingElevation } from './BuildingElevation.tsx'
import { kindWord } from './GridList.tsx'
import { GridTeamList } from './GridTeamList.tsx'
import { type GridNode, type NodeStep, stepsTo, useChildren, useNode } from './grid-data.ts'
import { OldCompound } from './OldCompound.tsx'
import './grid.css'

/** One place of the tree: its facts, its people, what lies inside, and a building door by door. */
export function NodePage() {
  const { nodeId } = useParams({ from: '/desk/grid/$nodeId' })
  const page = useNode(nodeId)
  return (
    <Answered query={page}>
      {(found) => <NodeBody node={found.node} path={stepsTo(found)} />}
    </Answered>
  )
}

function NodeBody({ node, path }: { node: GridNode; path: readonly NodeStep[] }) {
  useTitle(node.name)
  const hasTeam = node.kind === 'mid-grid' || node.kind === 'small-grid'
  const building =
    node.kind === 'building' ? node : node.kind === 'entrance' ? path.at(-2) : undefined
  return (
    <>
      <NodeHead node={node} path={path} />
      <div className="node-columns">
        <div>
          {building !== undefined && <BuildingElevation nodeId={building.nodeId} />}
          {building === undefined && <Inside node={node} />}
        </div>
        <div>
          <Facts node={node} />
          {hasTeam && <GridTeamList nodeId={node.nodeId} />}
        </div>
      </div>
    </>
  )
}

function NodeHead({ node, path }: { node: GridNode; path: readonly NodeStep[] }) {
  return (
    <div className="head">
      <div className="grow">
        <nav className="s crumbs" aria-label={t('grid.path')}>
          {path.slice(0, -1).map((step, index) => (
            <Fragment key={step.nodeId}>
              {index > 0 && <Icon name="right" />}
              <Link to="/grid/$nodeId" params={{ nodeId: step.nodeId }}>
                {step.name}
              </Link>
            </Fragment>
          ))}
        </nav>
        <h1>{node.name}</h1>
      </div>
      <Link className="btn" to="/grid" search={{ node: node.nodeId }}>
        <Icon name="grid" />
        {t('grid.onMap')}
      </Link>
      <Link className="btn" to="/cases" search={{ under: node.nodeId }}>
        <Icon name="list" />
        {t('grid.casesHere')}
      </Link>
    </div>
  )
}

function Facts({ node }: { node: GridNode }) {
  const at = useNow()
  return (
    <section className="card box">
      <h2>{t('grid.facts')}</h2>
      <dl className="kv">
        <Fact word={t('grid.kind')}>{kindWord(node)}</Fact>
        <Fact word={t('grid.code')}>{node.code}</Fact>
        <Fact word={t('grid.since')}>{calendarDay(node.validFrom, at)}</Fact>
        <Fact word={t('grid.residents')}>{figure(node.declaredResidents)}</Fact>
        <Fact word={t('grid.smallGridCount')}>{figure(node.smallGridCount)}</Fact>
        <Fact word={t('grid.buildings')}>{figure(node.buildingCount)}</Fact>
        <Fact word={t('grid.dwellings')}>{figure(node.dwellingCount)}</Fact>
        <Fact word={t('grid.cityCode')}>{node.externalCodes?.urbanManagement}</Fact>
        <Fact word={t('grid.policeCode')}>{node.externalCodes?.publicSecurity}</Fact>
      </dl>
      <OldCompound node={node} />
    </section>
  )
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  if (children === undefined) return null
  return (
    <>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </>
  )
}

function figure(value: number | undefined): string | undefined {
  return value?.toLocaleString('en-US')
}

function Inside({ node }: { node: GridNode }) {
  const children = useChildren(node.nodeId)
  return (
    <section className="card box">
      <h2>{t('grid.inside')}</h2>
      <Answered query={children}>
        {({ items }) => (
          <ul className="plain-list">
            {items.map((child) => (
              <li key={child.nodeId}>
                <Link to="/grid/$nodeId" params={{ nodeId: child.nodeId }}>
                  {child.name}
                </Link>
                <span className="s">{kindWord(child)}</span>
                <span className="s">{child.code}</span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  )
}
