import { SUBMISSION } from '#libs/programme';
import type { AuthorityCountModel, NamedCountModel } from '../../editions/report.model.js';
import type { ReportDocument } from '../report-document.js';
import type { Block, Table, TextCell } from './blocks.js';
import { absent } from './figure-cells.js';
import type { Reader } from './reader.js';
import { WORDS } from './words.js';

/** Counts by name, as a small table. */
function countTable(
  caption: string,
  what: string,
  counts: readonly Pick<NamedCountModel, 'label' | 'count'>[],
  { t, number }: Reader,
): Table {
  return {
    kind: 'table',
    look: 'narrow',
    caption,
    columns: [{ header: what }, { header: t(WORDS.number), number: true }],
    rows: counts.map(({ label, count }) => ({ name: { text: t(label) }, cells: [{ text: number(count) }] })),
  };
}

export function followedBlocks(
  { linkages, obstacles, experimentRooms }: ReportDocument,
  reader: Reader,
): readonly Block[] {
  const { t } = reader;
  const counts = [
    { label: WORDS.open, count: linkages.open },
    { label: WORDS.realised, count: linkages.realised },
    { label: WORDS.missed, count: linkages.missed },
  ];
  return [
    countTable(t(WORDS.linkages), t(WORDS.states), counts, reader),
    ...(linkages.missedByReason.length > 0
      ? [countTable(t(WORDS.missedBecause), t(WORDS.reason), linkages.missedByReason, reader)]
      : []),
    authorityBlock(t(WORDS.obstacles), obstacles, reader),
    authorityBlock(t(WORDS.rooms), experimentRooms, reader),
  ];
}

function authorityBlock(caption: string, counts: readonly AuthorityCountModel[], reader: Reader): Block {
  const { t, number } = reader;
  if (counts.length === 0) return { kind: 'paragraph', lead: `${caption}.`, text: t(WORDS.nothingReported) };
  const days = (value: number | undefined): TextCell =>
    value === undefined ? absent(t(WORDS.none)) : { text: number(value) };
  return {
    kind: 'table',
    caption,
    columns: [
      { header: t(WORDS.authority) },
      { header: t(WORDS.open), number: true },
      { header: t(WORDS.medianDays), number: true },
      { header: t(WORDS.longestDays), number: true },
      { header: t(WORDS.states) },
    ],
    rows: counts.map(({ authority, open, medianDaysOpen, longestDaysOpen, states }) => ({
      name: { text: authority ?? t(WORDS.nobody) },
      cells: [
        { text: number(open) },
        days(medianDaysOpen),
        days(longestDaysOpen),
        { text: states.map(({ label, count }) => `${t(label)} ${number(count)}`).join(', ') },
      ],
    })),
  };
}

export function narrativeBlocks({ narratives }: ReportDocument, { t }: Reader): readonly Block[] {
  if (narratives.length === 0) return [{ kind: 'paragraph', text: t(WORDS.noNarratives) }];
  return narratives.map(({ partnerName, state, nilReport, narrative }) => ({
    kind: 'narrative',
    name: partnerName,
    state: t(SUBMISSION.states[state]),
    paragraphs: [
      ...(nilReport ? [t(WORDS.nil)] : []),
      ...(narrative ?? (nilReport ? '' : t(WORDS.noWords)))
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim() !== ''),
    ],
  }));
}

export function qualityBlocks({ dataQuality }: ReportDocument, reader: Reader): readonly Block[] {
  const { t } = reader;
  const { submissionsExpected, submissionsMade, submissionsComplete, openFindings } = dataQuality;
  const submissions = [
    { label: WORDS.expected, count: submissionsExpected },
    { label: WORDS.made, count: submissionsMade },
    { label: WORDS.complete, count: submissionsComplete },
  ];
  return [
    countTable(t(WORDS.submissions), t(WORDS.states), submissions, reader),
    openFindings.length > 0
      ? countTable(t(WORDS.findings), t(WORDS.kind), openFindings, reader)
      : { kind: 'paragraph', text: t(WORDS.noFindings) },
  ];
}

export function definitionBlocks({ definitions }: ReportDocument, { t }: Reader): readonly Block[] {
  return [
    {
      kind: 'table',
      look: 'wordy',
      caption: t(WORDS.definitions),
      columns: [
        { header: t(WORDS.kpi) },
        { header: t(WORDS.formula) },
        { header: t(WORDS.unit) },
        { header: t(WORDS.version), number: true },
      ],
      rows: definitions.map(({ code, label, unit, formula, version }) => ({
        name: { text: `${code} ${t(label)}` },
        cells: [{ text: t(formula) }, { text: t(unit) }, { text: String(version) }],
      })),
    },
  ];
}
