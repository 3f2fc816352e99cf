export {
  PERSONAL_DATA,
  personalData,
  type AboutNobody,
  type DeclaredRows,
  type Declarations,
  type Erasure,
  type EventsOnTheirWay,
  type PersonalData,
  type PersonsRows,
  type TableDeclaration,
} from './declaration.js';
export { erasePersonalData, type ErasureCounts } from './erase-personal-data.js';
export { exportPersonalData, type ExportOptions, type PersonalDataPage } from './export-personal-data.js';
export { byAddress, byAny, byOwner, byUser, type Finder } from './finders.js';
export { messagingPersonalData } from './messaging-personal-data.js';
export { fromLines, IncompletePersonalData, toLines, type ReceivedPage } from './personal-data-lines.js';
export { unspoken } from './unspoken.js';
