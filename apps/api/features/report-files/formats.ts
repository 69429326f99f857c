import type { Language } from '../../kernel/language.js';
import { fault } from '#libs/programme';
import { AppError } from '../../kernel/errors/app-error.js';
import { preferredFormat } from '../../kernel/http/accept.js';
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
const TYPES = Object.fromEntries(NAMES.map((name) => [name, FORMATS[name].mediaType])) as Record<
  FormatName,
  string
>;

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
  return preferredFormat(accept, TYPES, {
    nl: 'Een rapportage wordt gegeven als',
    en: 'A report is given as',
  });
}
