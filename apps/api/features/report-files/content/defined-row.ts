import type { DocumentRow, ReportDefinition } from '../report-document.js';

/** A row with what it counts. */
export interface DefinedRow {
  readonly row: DocumentRow;
  readonly definition: ReportDefinition;
  /** By another version of its definition than in the previous edition. */
  readonly redefined: boolean;
}
