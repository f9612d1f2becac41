export { gridsBelow, pathTo, rootOfStreet, versionInForce } from './grid.sql.ts'
export { presentStep } from './grid.present.ts'
export { findPlaceAt, findPlaces } from './place.commands.ts'
