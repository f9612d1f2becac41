/** Longitude and latitude as integers of 10⁻⁷ degree, WGS-84. */
export type LonLatE7 = readonly [lon: number, lat: number]

export type DemoNodeKind =
  | 'street'
  | 'community'
  | 'mid-grid'
  | 'small-grid'
  | 'building'
  | 'entrance'
  | 'dwelling'

/** What a mid grid is drawn around (R21) and how its people come in (R38). */
export type DemoCompound = 'work-unit-dormitory' | 'residential'
export type DemoAccess = 'closed' | 'open'

/** One node of the grid tree. Nodes are listed parents first, in the order of `pos`. */
export type DemoNode = {
  id: string
  parentId?: string
  kind: DemoNodeKind
  code: string
  name: string
  ordinal: number
  /** The closed interval pos…posEnd holds every descendant; siblings' intervals are disjoint. */
  pos: number
  posEnd: number
  compound?: DemoCompound
  access?: DemoAccess
  isOldCompound?: boolean
  floors?: number
  floor?: number
  door?: number
  declaredResidents?: number
  externalCodes?: { urbanManagement: string; publicSecurity: string }
  /** A simple counter-clockwise ring without its repeated last point. */
  boundary?: LonLatE7[]
  centre?: LonLatE7
}

export type DemoUnitKind =
  | 'community'
  | 'street-post'
  | 'department'
  | 'property'
  | 'utility'
  | 'resident-unit'
  | 'outside-unit'
  | 'police'

export type DemoUnit = {
  id: string
  name: string
  kind: DemoUnitKind
  communityId?: string
  midGridIds?: string[]
  phone: string
  responsibleRoles?: string[]
}

export type DemoPerson = { id: string; name: string }

export type DemoPost =
  | 'grid-leader'
  | 'grid-member'
  | 'community-cadre'
  | 'community-secretary'
  | 'dispatch-desk'
  | 'checking-desk'
  | 'department-handler'
  | 'property-staff'
  | 'street-manager'
  | 'administrator'

/** One of the four subjects of a closed compound's leader team (R39). */
export type DemoSubject = 'community-cadre' | 'police' | 'property' | 'party-volunteer'

export type DemoAssignment = {
  id: string
  personId: string
  post: DemoPost
  nodeId?: string
  unitId?: string
  recruitment?: 'full-time' | 'part-time'
  subject?: DemoSubject
  /** Local dates, UTC+8. */
  from: string
  until?: string
}

export type DemoSignIn = { personId: string; loginName: string; post: DemoPost; label: string }

export type DemoStreet = {
  seed: number
  nodes: DemoNode[]
  units: DemoUnit[]
  people: DemoPerson[]
  assignments: DemoAssignment[]
  signIns: DemoSignIn[]
}
