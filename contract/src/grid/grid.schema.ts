import { z } from 'zod'
import { LocalDate, LonLat, NodeId } from '../shared/ids.ts'

/** Levels of the one tree (R20–R23), outermost first. */
export const NodeKind = z.enum([
  'street',
  'community',
  'mid-grid',
  'small-grid',
  'building',
  'entrance',
  'dwelling',
])
export type NodeKind = z.infer<typeof NodeKind>

/** R21: what a mid grid is drawn around. */
export const Compound = z.enum(['work-unit-dormitory', 'residential'])
export type Compound = z.infer<typeof Compound>
/** R38: closed or open compound; selects the staffing rule. */
export const CompoundAccess = z.enum(['closed', 'open'])
export type CompoundAccess = z.infer<typeof CompoundAccess>

/** R25: codes of the two merged systems, kept as attributes of the one net. */
export const ExternalCodes = z.object({ urbanManagement: z.string(), publicSecurity: z.string() })
export type ExternalCodes = z.infer<typeof ExternalCodes>

export const NodeStep = z
  .object({ nodeId: NodeId, kind: NodeKind, code: z.string(), name: z.string() })
  .meta({ id: 'NodeStep' })
export type NodeStep = z.infer<typeof NodeStep>

export const GridNode = z
  .object({
    ...NodeStep.shape,
    parentId: NodeId.optional(),
    ordinal: z.int(),
    validFrom: LocalDate,
    validUntil: LocalDate.optional(),
    compound: Compound.optional(),
    access: CompoundAccess.optional(),
    isOldCompound: z.boolean().optional(),
    externalCodes: ExternalCodes.optional(),
    floors: z.int().optional(),
    floor: z.int().optional(),
    door: z.int().optional(),
    /** Declared residents of all small grids inside; absent below small grids. Unknown stays absent, never 0. */
    declaredResidents: z.int().optional(),
    childCount: z.int(),
    smallGridCount: z.int().optional(),
    buildingCount: z.int().optional(),
    dwellingCount: z.int().optional(),
    centre: LonLat.optional(),
  })
  .meta({ id: 'GridNode' })
export type GridNode = z.infer<typeof GridNode>

/** One node with the steps from the street down to it. */
export const GridNodePage = z
  .object({ node: GridNode, path: z.array(NodeStep) })
  .meta({ id: 'GridNodePage' })
export type GridNodePage = z.infer<typeof GridNodePage>

export const MapShape = z
  .object({
    nodeId: NodeId,
    parentId: NodeId.optional(),
    kind: NodeKind,
    name: z.string(),
    /** A simple closed ring without its repeated last point. */
    ring: z.array(LonLat),
    centre: LonLat.optional(),
  })
  .meta({ id: 'MapShape' })
export type MapShape = z.infer<typeof MapShape>

/** A door on the elevation: its place is the row (floor) and column (door) of one entrance. */
export const ElevationDoor = z.object({
  nodeId: NodeId,
  name: z.string(),
  floor: z.int(),
  door: z.int(),
})
export type ElevationDoor = z.infer<typeof ElevationDoor>
export const Elevation = z
  .object({
    building: NodeStep,
    floors: z.int(),
    entrances: z.array(
      z.object({
        nodeId: NodeId,
        name: z.string(),
        doorsPerFloor: z.int(),
        doors: z.array(ElevationDoor),
      }),
    ),
  })
  .meta({ id: 'Elevation' })
export type Elevation = z.infer<typeof Elevation>

/** A found place: the node and the readable path that tells it from others of the same name. */
export const FoundPlace = z
  .object({ node: NodeStep, path: z.array(NodeStep) })
  .meta({ id: 'FoundPlace' })
export type FoundPlace = z.infer<typeof FoundPlace>

/** The first places found; `more` when others fit too, which a further word such as the compound's name would tell. */
export const FoundPlaces = z.object({ items: z.array(FoundPlace), more: z.boolean() })
export type FoundPlaces = z.infer<typeof FoundPlaces>

export const GridFigures = z
  .object({
    asOf: LocalDate,
    communities: z.int(),
    midGrids: z.int(),
    smallGrids: z.int(),
    buildings: z.int(),
    dwellings: z.int(),
    declaredResidents: z.int(),
  })
  .meta({ id: 'GridFigures' })
export type GridFigures = z.infer<typeof GridFigures>
