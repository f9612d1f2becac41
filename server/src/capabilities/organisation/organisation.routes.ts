import { organisationContract } from '@linli/contract/organisation/organisation.contract'
import type { Unit } from '@linli/contract/organisation/organisation.schema'
import { readAll } from '../../platform/db/transaction.ts'
import { bind } from '../../platform/http/bind.ts'
import { localDateOf } from '../../platform/runtime/clock.ts'
import { pathTo } from '../grid/index.ts'
import { organisationAccess } from './organisation.access.ts'
import { inOrderOfFit } from './organisation.commands.ts'
import { presentUnit } from './organisation.present.ts'
import { unitsInForce } from './organisation.sql.ts'

export const organisationRoutes = bind(organisationContract, organisationAccess, {
  'GET /units': async (ctx, { query }) => {
    const { streetId } = ctx
    const nodeId = query.servingNodeId ?? '00000000-0000-0000-0000-000000000000'
    const [rows, path] = await readAll(
      ctx,
      unitsInForce({ streetId, day: localDateOf(ctx.now) }),
      pathTo({ streetId, nodeId }),
    )
    const found = rows.filter((row) => row.name.includes(query.text ?? ''))
    const items: Unit[] = inOrderOfFit(found, query.role ? [query.role] : [], path).map(
      ({ unit }) => presentUnit(unit),
    )
    return { items }
  },
})
