import type { Language } from '../../kernel/language.js';
import { fault } from '#libs/programme';
import { AppError } from '../../kernel/errors/app-error.js';
import type { ReportDocument } from './report-document.js';
import { reportCsv } from './report-csv.js';
import { reportPage } from './report-page.js';
import { reportWorkbook } from './report-workbook.js';
import { PAGE_POLICY } from './page-style.js';

/** A way to give a report. */
export interface ReportFormat {
  readonly mediaType: string;
  /** With its parameters, as it is answered. */
  readonly contentType: string;
  /** To be kept as a file rather than shown. */
  readonly download: boolean;
  /** Whether the reader's language shows in it. */
  readonly spoken: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly write: (report: ReportDocument, language: Language) => string | Promise<Buffer>;
}

export type FormatName = 'json' | 'csv' | 'xlsx' | 'html' | 'pdf';

/** The first is given to who has no wish. */
export const FORMATS: Readonly<Record<FormatName, ReportFormat>> = {
  json: {
    mediaType: 'application/json',
    contentType: 'application/json; charset=utf-8',
    download: false,
    spoken: false,
    write: (report) => JSON.stringify(report),
  },
  csv: {
    mediaType: 'text/csv',
    contentType: 'text/csv; charset=utf-8',
    download: true,
    spoken: false,
    write: reportCsv,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    download: true,
    spoken: false,
    write: reportWorkbook,
  },
  html: {
    mediaType: 'text/html',
    contentType: 'text/html; charset=utf-8',
    download: false,
    spoken: true,
    headers: { 'Content-Security-Policy': PAGE_POLICY },
    write: reportPage,
  },
  pdf: {
    mediaType: 'application/pdf',
    contentType: 'application/pdf',
    download: true,
    spoken: true,
    /** Loaded with the first one: a server starts sooner without. */
    write: async (report, language) => (await import('./pdf/report-pdf.js')).reportPdf(report, language),
  },
};

const NAMES = Object.keys(FORMATS) as FormatName[];

/**
 * The format by `formaat`, else by Accept (RFC 9110, 12.5.1). Throws 400 on another `formaat`, 406 where none is
 * accepted.
 */
export function formatFor(wish: unknown, accept: string | undefined): FormatName {
  if (wish !== undefined) {
    const named = NAMES.find((name) => name === wish);
    if (named) return named;
    const allowed = NAMES.join(', ');
    throw new AppError(
      'BAD_USER_INPUT',
      { nl: `formaat is een van ${allowed}`, en: `formaat is one of ${allowed}` },
      [
        Array.isArray(wish)
          ? fault('GIVEN_TWICE', ['formaat'])
          : fault('UNKNOWN_CODE', ['formaat'], { allowed }, wish),
      ],
    );
  }
  const ranges = rangesOf(accept ?? '*/*');
  const weighed = NAMES.map((name) => ({ name, weight: weightOf(FORMATS[name].mediaType, ranges) }));
  const best = weighed.reduce((most, next) => (next.weight > most.weight ? next : most));
  if (best.weight > 0) return best.name;
  const types = NAMES.map((name) => FORMATS[name].mediaType).join(', ');
  throw new AppError('NOT_ACCEPTABLE', {
    nl: `Een rapportage wordt gegeven als ${types}`,
    en: `A report is given as ${types}`,
  });
}

interface Range {
  readonly type: string;
  readonly weight: number;
}

const rangesOf = (accept: string): readonly Range[] =>
  accept
    .toLowerCase()
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      const weight = q === undefined ? 1 : Number(q.slice(2));
      return { type, weight: Number.isFinite(weight) ? weight : 0 };
    });

/** By the range that names the type most precisely. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const names = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*'];
  for (const name of names) {
    const found = ranges.filter((range) => range.type === name);
    if (found.length > 0) return Math.max(...found.map(({ weight }) => weight));
  }
  return 0;
}
