import { gridContract } from '@linli/contract/grid/grid.contract'
import { readAll, readRows } from '../../platform/db/transaction.ts'
import type { Context } from '../../platform/db/context.ts'
import { bind } from '../../platform/http/bind.ts'
import { Refusal, theOne } from '../../platform/http/refusal.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { drawingOf } from './drawing.commands.ts'
import { gridAccess } from './grid.access.ts'
import { presentElevation, presentNode, presentShape, presentStep } from './grid.present.ts'
import * as gridSql from './grid.sql.ts'
import { markOldCompound } from './mark.commands.ts'
import { findPlaceAt, findPlaces } from './place.commands.ts'

export const gridRoutes = bind(gridContract, gridAccess, {
  'GET /grid/root': async (ctx) => {
    const root = presentNode(theOne(await readRows(ctx, gridSql.rootWithCounts(drawingOf(ctx)))))
    return { node: root, path: [] }
  },
  'GET /grid/figures': async (ctx) => {
    const figures = theOne(await readRows(ctx, gridSql.figuresOfStreet(drawingOf(ctx))))
    return { asOf: localDateOf(ctx.now), ...figures }
  },
  'GET /grid/shapes': async (ctx, { query }) => {
    const rows = await readRows(ctx, shapesCall(ctx, query.buildingsOf))
    return { shapes: rows.map(presentShape) }
  },
  'GET /grid/places': (ctx, { query }) => findPlaces(ctx, query.text, query.within),
  'GET /grid/places/at': (ctx, { query }) => findPlaceAt(ctx, [query.lon, query.lat]),
  'GET /grid/nodes/{nodeId}': async (ctx, { params }) => {
    const asked = { ...drawingOf(ctx), nodeId: params.nodeId }
    const [nodes, path] = await readAll(ctx, gridSql.nodeWithCounts(asked), gridSql.pathTo(asked))
    return { node: presentNode(theOne(nodes)), path: path.slice(0, -1).map(presentStep) }
  },
  'GET /grid/nodes/{nodeId}/children': async (ctx, { params }) => {
    const rows = await readRows(
      ctx,
      gridSql.childrenWithCounts({ ...drawingOf(ctx), nodeId: params.nodeId }),
    )
    return { items: rows.map(presentNode) }
  },
  'GET /grid/nodes/{nodeId}/elevation': async (ctx, { params }) => {
    const rows = await readRows(
      ctx,
      gridSql.insideBuilding({ ...drawingOf(ctx), nodeId: params.nodeId }),
    )
    const building = theOne(rows.filter((row) => row.node_id === params.nodeId))
    if (building.kind !== 'building') throw new Refusal('not-a-building')
    return presentElevation(building, rows)
  },
  'PUT /grid/nodes/{nodeId}/old-compound': (ctx, { params, body }) =>
    markOldCompound(ctx, params.nodeId, body.isOld),
})

function shapesCall(ctx: Context, buildingsOf?: string) {
  return buildingsOf
    ? gridSql.shapesOfBuildings({ ...drawingOf(ctx), nodeId: buildingsOf })
    : gridSql.shapesOfGrids(drawingOf(ctx))
}
