import { fault } from '#libs/programme';
import { AppError } from '../../kernel/errors/app-error.js';
import { preferredFormat } from '../../kernel/http/accept.js';

/** A form that a report is given in: all that can be said of it without what writes it (formats.ts). */
export interface ReportFormat {
  readonly mediaType: string;
  /** With its parameters, as it is answered. */
  readonly contentType: string;
  /** To be kept as a file rather than shown. */
  readonly download: boolean;
  /** Whether the reader's language shows in it. */
  readonly spoken: boolean;
}

export type FormatName = 'json' | 'csv' | 'xlsx' | 'html' | 'pdf';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The first is given to who has no wish. */
export const REPORT_FORMATS: Readonly<Record<FormatName, ReportFormat>> = {
  json: {
    mediaType: 'application/json',
    contentType: 'application/json; charset=utf-8',
    download: false,
    spoken: false,
  },
  csv: { mediaType: 'text/csv', contentType: 'text/csv; charset=utf-8', download: true, spoken: false },
  xlsx: { mediaType: XLSX, contentType: XLSX, download: true, spoken: false },
  html: { mediaType: 'text/html', contentType: 'text/html; charset=utf-8', download: false, spoken: true },
  pdf: { mediaType: 'application/pdf', contentType: 'application/pdf', download: true, spoken: true },
};

const NAMES = Object.keys(REPORT_FORMATS) as FormatName[];
const TYPES = Object.fromEntries(NAMES.map((name) => [name, REPORT_FORMATS[name].mediaType])) as Record<
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
