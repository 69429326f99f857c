import { findKpi } from '#libs/indicators';
import type { ReportArea, ReportDocument } from '../report-document.js';
import { aboutBlocks, noticeOf, spanText, titleOf } from './about.js';
import type { Block, ReportContent, Section } from './blocks.js';
import { changeList, changesOf } from './changes.js';
import type { DefinedRow } from './defined-row.js';
import { differenceBlocks } from './differences.js';
import { figureTable } from './figure-table.js';
import { headlineBlocks } from './headlines.js';
import type { Reader } from './reader.js';
import { definitionBlocks, followedBlocks, narrativeBlocks, qualityBlocks } from './sections.js';
import { WORDS } from './words.js';

type RowsByScope = ReadonlyMap<string, readonly DefinedRow[]>;

interface Wishes {
  /** In the tables of the whole programme, what became of the previous edition's figures. */
  readonly changesInTables?: boolean;
}

/** A report as it is read, in its order: the page and the PDF say the same, since both are made of this. */
export function reportContent(report: ReportDocument, reader: Reader, wishes: Wishes = {}): ReportContent {
  const { t } = reader;
  const notice = noticeOf(report.edition, reader);
  return {
    programme: t(WORDS.programme),
    title: titleOf(report, reader),
    status: t(report.edition.statusLabel),
    span: spanText(report.edition, reader),
    ...(notice ? { notice } : {}),
    sections: sectionsOf(report, reader, wishes),
  };
}

function sectionsOf(report: ReportDocument, reader: Reader, wishes: Wishes): readonly Section[] {
  const { t } = reader;
  const byScope = rowsByScope(report);
  const national = byScope.get('NL') ?? [];
  const figures = (title: string, wanted: (one: DefinedRow) => boolean): readonly Block[] =>
    figureTable(
      {
        caption: `${title}, ${t(WORDS.wholeProgramme)}`,
        rows: national.filter(wanted),
        changes: wishes.changesInTables ?? false,
      },
      reader,
    );
  const areas = (kind: ReportArea['kind'], block: (area: ReportArea) => Block): readonly Block[] =>
    report.areas.filter((area) => area.kind === kind).map(block);
  const across = t(WORDS.across);
  const quality = t(WORDS.quality);
  return [
    { id: 'hoofdlijnen', title: t(WORDS.headlines), blocks: headlineBlocks(report, byScope, reader) },
    { id: 'over', title: t(WORDS.about), blocks: aboutBlocks(report, reader) },
    { id: 'veranderd', title: t(WORDS.changes), blocks: changeBlocks(report, national, byScope, reader) },
    ...report.werklijnen.map(({ werklijn, label }) => {
      const title = `${t(WORDS.werklijn)} ${werklijn}: ${t(label)}`;
      return {
        id: `werklijn-${werklijn}`,
        title,
        blocks: figures(title, ({ row }) => row.werklijn === werklijn),
      };
    }),
    {
      id: 'werklijnen-heen',
      title: across,
      blocks: figures(across, ({ row }) => findKpi(row.kpi)?.chapter === 'X'),
    },
    { id: 'koppelkansen', title: t(WORDS.followed), blocks: followedBlocks(report, reader) },
    { id: 'toelichting', title: t(WORDS.narratives), blocks: narrativeBlocks(report, reader) },
    {
      id: 'datakwaliteit',
      title: quality,
      blocks: [
        ...figures(quality, ({ row }) => findKpi(row.kpi)?.chapter === 'Q'),
        ...qualityBlocks(report, reader),
      ],
    },
    {
      id: 'gemeenten',
      title: t(WORDS.municipalities),
      blocks: areas('MUNICIPALITY', (area) => municipalityBlock(area, report, byScope, reader)),
    },
    {
      id: 'gebieden',
      title: t(WORDS.neighbourhoods),
      blocks: areas('NEIGHBOURHOOD', (area) => areaBlock(area, byScope.get(area.scope) ?? [], reader)),
    },
    { id: 'definities', title: t(WORDS.annex), blocks: definitionBlocks(report, reader) },
  ];
}

function rowsByScope(report: ReportDocument): RowsByScope {
  const definitions = new Map(report.definitions.map((one) => [one.code, one]));
  const redefined = new Set(report.definitionBreaks.map(({ code }) => code));
  const byScope = new Map<string, DefinedRow[]>();
  for (const row of report.rows) {
    const definition = definitions.get(row.kpi);
    if (!definition) continue;
    const known = byScope.get(row.scope) ?? [];
    known.push({ row, definition, redefined: redefined.has(row.kpi) });
    byScope.set(row.scope, known);
  }
  return byScope;
}

function areaBlock({ scope, name }: ReportArea, rows: readonly DefinedRow[], reader: Reader): Block {
  const { t } = reader;
  return {
    kind: 'area',
    name,
    scope,
    blocks: [
      ...figureTable({ caption: `${name}: ${t(WORDS.figuresOf)}`, rows, short: true }, reader),
      ...changeList(changesOf(rows, reader), t(WORDS.restated)),
    ],
  };
}

/** A municipality with one area in the programme says where its figures are, when they are the same. */
function municipalityBlock(
  area: ReportArea,
  { areas }: ReportDocument,
  byScope: RowsByScope,
  reader: Reader,
): Block {
  const own = byScope.get(area.scope) ?? [];
  const [only, ...others] = areas.filter((one) => one.municipalityCode === area.scope);
  if (!only || others.length > 0 || !areSame(own, byScope.get(only.scope) ?? []))
    return areaBlock(area, own, reader);
  const link = { scope: only.scope, name: only.name };
  return {
    kind: 'area',
    name: area.name,
    blocks: [{ kind: 'paragraph', text: reader.t(WORDS.sameAs), link }],
  };
}

const areSame = (a: readonly DefinedRow[], b: readonly DefinedRow[]): boolean =>
  a.length === b.length && a.every(({ row }, i) => withoutScope(row) === withoutScope(b[i]?.row));

const withoutScope = (row: DefinedRow['row'] | undefined): string =>
  JSON.stringify(row, (key, value: unknown) => (key === 'scope' ? undefined : value));

function changeBlocks(
  report: ReportDocument,
  national: readonly DefinedRow[],
  byScope: RowsByScope,
  reader: Reader,
): readonly Block[] {
  const { t } = reader;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  if (!report.previous) return [paragraph(t(WORDS.noPrevious))];
  const different = differenceBlocks(report, reader);
  const elsewhere = [...byScope].some(
    ([scope, rows]) => scope !== 'NL' && changesOf(rows, reader).length > 0,
  );
  const here = changeList(changesOf(national, reader));
  if (here.length === 0 && !elsewhere) return [...different, paragraph(t(WORDS.noChanges))];
  return [
    ...different,
    paragraph(t(WORDS.changesHow)),
    ...(here.length > 0 ? here : [paragraph(t(WORDS.noChangesHere))]),
    ...(elsewhere ? [paragraph(t(WORDS.elsewhere))] : []),
  ];
}
