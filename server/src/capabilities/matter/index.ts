export { type Catalogue, catalogueNow, catalogueOf } from './catalogue.commands.ts'
export {
  allotNumber,
  findPlace,
  type Line,
  type MatterScope,
  raise,
  showPhotos,
  showToUnits,
  tellLine,
} from './matter.commands.ts'
export { presentLine, presentReportItem } from './matter.present.ts'
export * as matterRecords from './matter.sql.ts'
