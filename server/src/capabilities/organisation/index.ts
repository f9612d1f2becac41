export { type Fit, inOrderOfFit } from './organisation.commands.ts'
export { type UnitRow, unitsByIds, unitsInForce } from './organisation.sql.ts'
