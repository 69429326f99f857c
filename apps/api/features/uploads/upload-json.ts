import type { Receipt } from '#libs/ingest';
import type { FaultGroup, ImportOutcome, PlacedFault } from '#libs/tabular';
import { defined } from '#libs/platform';
import { toFaultJson } from '#libs/programme';
import { AppError } from '../../kernel/errors/app-error.js';
import { badInput } from '../../kernel/errors/known-error.js';
import type { Language } from '../../kernel/language.js';
import { toProblem, type Problem } from '../../kernel/errors/problem.js';
import type { UploadJob } from './upload-job.js';

export interface UploadProblem extends Problem {
  readonly faultCount?: number;
  /** Equal faults together, each with the rows that have it. */
  readonly faultGroups?: readonly object[];
  readonly refusedRows?: number;
  readonly rows?: number;
  /** Where the file can be had back with a column of faults. */
  readonly faultFile?: string;
  /** Only where the store cannot store a file at once: rows stored all the same. */
  readonly partlyStored?: number;
}

/** The state of an upload, as JSON. */
export function toUploadJson(job: UploadJob, language: Language, requestId: string) {
  const { id, type, format, dryRun, status, digest, outcome } = job;
  return {
    id,
    ...(type ? { type: type.type } : {}),
    format,
    dryRun,
    status,
    digest,
    rows: {
      read: job.rowsRead,
      checked: job.rowsChecked,
      total: status === 'READING' || status === 'WAITING' ? null : job.rowsRead,
    },
    ...(outcome?.accepted === true ? { result: toResultJson(outcome, job) } : {}),
    ...(status === 'REFUSED' || status === 'FAILED'
      ? { problem: toUploadProblem(job, language, requestId) }
      : {}),
  };
}

function toResultJson(
  { rows, added, known, first, last }: Extract<ImportOutcome, { accepted: true }>,
  { id, found, overview, promise, moves }: UploadJob,
) {
  return {
    rows,
    added,
    known,
    warningCount: found,
    warnings: overview.list.map(toFaultJson),
    warningGroups: overview.groups.map(toGroupJson),
    ...(moves === undefined ? {} : { moves }),
    ...(promise === undefined ? {} : { promise, receipts: `/v1/aanleveringen/${id}/ontvangstbewijzen` }),
    ...(first && last ? { first: toRecordedJson(first), last: toRecordedJson(last) } : {}),
  };
}

/** Equal faults as one, with how many and in which rows, the first hundred of them. */
const toGroupJson = ({ first, rows, count }: FaultGroup) => {
  const { rule, severity, message, column, header, value } = first;
  return {
    rule,
    severity,
    message,
    ...defined({ column, header, value }),
    count,
    rows,
  };
};

const toRecordedJson = ({ entryId, position, recordedAt }: Receipt) => ({
  entryId,
  position: String(position),
  recordedAt,
});

/** Why an upload was refused or failed. */
export function toUploadProblem(job: UploadJob, language: Language, requestId: string): UploadProblem {
  const { outcome, error, id } = job;
  if (!outcome || outcome.accepted) {
    if (!error) throw new TypeError('an upload that went well has no problem');
    return toProblem(error, language, requestId);
  }
  const { refusedRows, rows, partlyStored } = outcome;
  const { list, groups } = job.overview;
  return {
    ...toProblem(refusal(list, refusedRows, partlyStored), language, requestId),
    faultCount: job.found,
    faultGroups: groups.map(toGroupJson),
    refusedRows,
    rows,
    ...(job.faultFiles.refused ? { faultFile: `/v1/aanleveringen/${id}/fouten` } : {}),
    ...(partlyStored === undefined ? {} : { partlyStored }),
  };
}

function refusal(
  faults: readonly PlacedFault[],
  refusedRows: number,
  partlyStored: number | undefined,
): AppError {
  const { code } = badInput(faults);
  const [first] = faults;
  const [nl, en] =
    refusedRows > 0
      ? [
          refusedRows === 1 ? '1 rij is niet goed' : `${refusedRows} rijen zijn niet goed`,
          refusedRows === 1 ? '1 row is not right' : `${refusedRows} rows are not right`,
        ]
      : [
          `${first?.where.nl ?? ''}: ${first?.message.nl ?? ''}`,
          `${first?.where.en ?? ''}: ${first?.message.en ?? ''}`,
        ];
  const stored =
    partlyStored === undefined
      ? { nl: 'er is niets opgeslagen', en: 'nothing is stored' }
      : {
          nl: `${partlyStored} rijen zijn opgeslagen, de rest niet`,
          en: `${partlyStored} rows are stored, the rest are not`,
        };
  return new AppError(code, { nl: `${nl}; ${stored.nl}`, en: `${en}; ${stored.en}` }, faults);
}
