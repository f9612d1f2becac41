export { buildingOf, gridsBelow, pathTo, rootOfStreet, versionInForce } from './grid.sql.ts'
export { forgetGrid, pathOf } from './path.commands.ts'
export { presentStep } from './grid.present.ts'
export { placeAt } from './place.commands.ts'
