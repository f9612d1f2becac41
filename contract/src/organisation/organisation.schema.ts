import { z } from 'zod'
import { NodeId, UnitId } from '../shared/ids.ts'

export const UnitKind = z.enum([
  'community',
  'street-post',
  'department',
  'property',
  'utility',
  'resident-unit',
  'outside-unit',
  'police',
])
export type UnitKind = z.infer<typeof UnitKind>

/** A unit 单位 that can be given a case. Outside units need no account (M10). */
export const Unit = z
  .object({
    unitId: UnitId,
    name: z.string(),
    kind: UnitKind,
    /** The unit's own duty phone; never a person's. */
    phone: z.string().optional(),
    responsibleRoles: z.array(z.string()),
    servesNodeIds: z.array(NodeId),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof Unit>
