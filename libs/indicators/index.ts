export { candidatesAt, unknownKpi, unknownNeighbourhood, unknownScope } from './unknown.js';
export { formerMunicipalities, movedOutOf, type AreaMove } from './area-moves.js';
export { EffectiveEntries } from './facts/effective-entries.js';
export { isKeptWhole } from './facts/documents.js';
export { FactStore, type ClosedVersion, type NewVersion } from './facts/fact-store.js';
export { bringIn, carryOut, markOf, rollBack, type StoreMark } from './facts/store-growth.js';
export type { GrowingNumbers, GrowingTexts, Transfer } from './facts/transfer.js';
export { Moments } from './facts/moments.js';
export { NaturalKeys } from './facts/natural-keys.js';
export { NONE, type FactTable } from './facts/fact-table.js';
export { amountLabel } from './amount-label.js';
export { dimensionLabel } from './dimension.js';
export { wordsOfParameter } from './kpi-texts.js';
export { DIMENSIONS } from './splits.js';
export { CHAPTERS, type Chapter } from './chapter.js';
export { findKpi, KPIS } from './definitions.js';
export type { FigureRequest } from './figures/figure-request.js';
export { entriesAboutPeople, type EntriesAboutPeople } from './disclosure/entries-about-people.js';
export { amountsOfPeople, type AmountOfPeople } from './disclosure/units.js';
export { PARTS_OF_KPIS, mainAmountOf, treatmentOf, type PeopleAmount } from './disclosure/treatments.js';
export { calculate, lineage } from './figures/calculator.js';
export { movesBetween, type Move, type Moves } from './restatement/moves.js';
export { forkOf } from './facts/fork.js';
export { partnersOf, type PartnersOf } from './figures/partners.js';
export { qualityOf } from './figure-quality.js';
export type { Figure, FigurePart, FigureStatus } from './figures/figure.js';
export type { Dimension, Kpi, Measurement } from './kpi.js';
export { datesOf, parsePeriod, type Period } from './period.js';
export type { FindingKind } from './quality/finding.js';
export { findingsAt, type FindingAt, type FindingStatus } from './quality/findings.js';
export { programmeRegisterAt, type Partner, type ProgrammeRegister } from './programme-register.js';
export {
  EXPERIMENT_ROOM_REGISTER,
  experimentRoomsAt,
  type ExperimentRoom,
} from './registers/experiment-rooms.js';
export {
  textIn,
  type LifeCycleInstance,
  type LifeCycleDefinition,
  type StepTaken,
} from './registers/life-cycle.js';
export { LINKAGE_REGISTER, linkagesAt, type Linkage } from './registers/linkages.js';
export { OBSTACLE_REGISTER, obstaclesAt, type Obstacle } from './registers/obstacles.js';
export {
  countsOf,
  meets,
  type Facet,
  type RegisterCount,
  type RegisterFilter,
  type RegisterItem,
} from './registers/register-item.js';
export { addsUpOverAreas, targetTrees, type TargetFilter, type TargetNode } from './target-tree.js';
export { progressOf, type Target } from './targets.js';
export {
  breakBefore,
  breakBetween,
  versionFor,
  versionsOf,
  type DefinitionBreak,
  type KpiVersion,
} from './versions.js';
export { restate, Restatement, CAUSES, type Cause, type Restated } from './restatement/restate.js';
export type { FigurePair } from './restatement/compared.js';
export { figureHistory, originOf, type FigureAt, type Observation } from './history/figure-history.js';
export { STEPS_BY, type StepsBy } from './history/observed-positions.js';
export { inUnits } from './restatement/amounts.js';
export { scopeOf, type Scope } from './scope.js';
export { periodsAt } from './reporting/periods.js';
export { isComplete, isPeriodUsed, submissionsAt, type Submission } from './reporting/submissions.js';
export { handedIn } from './reporting/handed-in.js';
export { lateFor, lateSpansAt, type LateFor, type LateSpan } from './reporting/late.js';
export { questionsAt, type Question, type Speaker } from './reporting/questions.js';
export { dueAt, REMINDERS, type Due, type Reminder } from './reporting/due.js';
export {
  definitionSetAt,
  editionsAt,
  pinsOf,
  previousEdition,
  type Edition,
  type Pins,
} from './reporting/edition.js';
export {
  editionFigures,
  resolvePins,
  type EditionFigure,
  type EditionPart,
  type ResolvedPins,
} from './editions/edition-figures.js';
export { scopesGone } from './editions/scopes-gone.js';
export {
  compareStates,
  comparing,
  type ComparedFigure,
  type RestatedFigure,
  type State,
} from './editions/compare.js';
export { causingEntries, findCausingEntries, type CausingEntry } from './restatement/causing-entries.js';
export {
  reportContext,
  reportRows,
  type AuthorityCount,
  type Narrative,
  type ReportContext,
  type ReportRow,
} from './editions/report.js';
