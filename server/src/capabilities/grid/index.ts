export { gridsBelow, pathTo, rootOfStreet, versionInForce } from './grid.sql.ts'
export { forgetGrid, pathOf } from './path.commands.ts'
export { presentStep } from './grid.present.ts'
export { findPlaceAt } from './place.commands.ts'
