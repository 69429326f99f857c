import type { Language } from '../../kernel/language.js';
import { PAGE_POLICY } from './page-style.js';
import { toReportCsv } from './report-csv.js';
import type { ReportDocument } from './report-document.js';
import { REPORT_FORMATS, type FormatName, type ReportFormat } from './report-formats.js';
import { reportPage } from './report-page.js';
import { toReportWorkbook } from './report-workbook.js';

/** A way to give a report, with what writes it. */
export interface WrittenFormat extends ReportFormat {
  readonly headers?: Readonly<Record<string, string>>;
  readonly write: (report: ReportDocument, language: Language) => string | Promise<Buffer>;
}

export const FORMATS: Readonly<Record<FormatName, WrittenFormat>> = {
  json: { ...REPORT_FORMATS.json, write: (report) => JSON.stringify(report) },
  csv: { ...REPORT_FORMATS.csv, write: toReportCsv },
  xlsx: { ...REPORT_FORMATS.xlsx, write: toReportWorkbook },
  html: {
    ...REPORT_FORMATS.html,
    headers: { 'Content-Security-Policy': PAGE_POLICY },
    write: reportPage,
  },
  pdf: {
    ...REPORT_FORMATS.pdf,
    /** Loaded with the first one: a server starts sooner without. */
    write: async (report, language) => (await import('./pdf/report-pdf.js')).toReportPdf(report, language),
  },
};
