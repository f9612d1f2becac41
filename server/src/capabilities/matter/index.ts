export { type Catalogue, catalogueNow, catalogueOf } from './catalogue.commands.ts'
export { likelyNamed } from './duplicate.commands.ts'
export { contactBefore, type KnownContact, lastPlaceOf } from './known.commands.ts'
export {
  allotNumber,
  findPlace,
  type FoundPlace,
  hideFromUnit,
  type Line,
  type MatterScope,
  type NewMatter,
  raise,
  showPhotos,
  showToUnits,
  tellLine,
} from './matter.commands.ts'
export { proposeTypes } from './proposal.commands.ts'
export { presentLine } from './matter.present.ts'
export { matterPage, repeatsBeside } from './matter-page.sql.ts'
export * as matterRecords from './matter.sql.ts'
export { type OwnActs, presentReportPage } from './report.present.ts'
export { matterRoom } from './relocation.sql.ts'
