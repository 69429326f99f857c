import type { Language } from '../../http/language.js';
import { markup, Html } from './markup.js';
import { changeList, changesOf } from './page-changes.js';
import { figureTable, type DefinedRow } from './page-figures.js';
import { aboutSection, pageHead, titleOf } from './page-head.js';
import { definitionsSection, followedSection, narrativesSection, qualityCounts } from './page-sections.js';
import { META_POLICY, STYLE } from './page-style.js';
import { WORDS } from './page-words.js';
import { readerOf, type Reader } from './reader.js';
import type { ReportArea, ReportDocument } from './report-document.js';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** A report as a page that stands on its own: no script, its style within it, to be read on a screen or on paper (A4). */
export function reportPage(report: ReportDocument, language: Language): string {
  const reader = readerOf(language);
  const { t } = reader;
  const sections = sectionsOf(report, reader);
  const title = `${titleOf(report, reader)} – ${t(report.edition.statusLabel)}`;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
${pageHead(report, reader)}
<nav aria-labelledby="inhoud">
<h2 id="inhoud">${t(WORDS.contents)}</h2>
<ol>${sections.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>`)}</ol>
</nav>
<main>
${sections.map(
  ({ id, title: name, body }) =>
    markup`<section id="${id}" aria-labelledby="${id}-kop"><h2 id="${id}-kop">${name}</h2>${body}</section>
`,
)}
</main>
</body>
</html>
`.text;
}

function sectionsOf(report: ReportDocument, reader: Reader): readonly Section[] {
  const { t } = reader;
  const definitions = new Map(report.definitions.map((one) => [one.code, one]));
  const byScope = new Map<string, DefinedRow[]>();
  for (const row of report.rows) {
    const definition = definitions.get(row.kpi);
    if (!definition) continue;
    const known = byScope.get(row.scope) ?? [];
    known.push({ row, definition });
    byScope.set(row.scope, known);
  }
  const national = byScope.get('NL') ?? [];
  const figures = (id: string, title: string, wanted: (one: DefinedRow) => boolean): Section => ({
    id,
    title,
    body: figureTable(
      { caption: `${title}, ${t(WORDS.wholeProgramme)}`, rows: national.filter(wanted) },
      reader,
    ),
  });
  const areas = (
    id: string,
    title: string,
    kind: ReportArea['kind'],
    block: (area: ReportArea) => Html,
  ): Section => ({
    id,
    title,
    body: markup`${report.areas.filter((area) => area.kind === kind).map(block)}`,
  });
  const quality = figures('datakwaliteit', t(WORDS.quality), ({ row }) => row.kpi.startsWith('Q.'));
  return [
    { id: 'over', title: t(WORDS.about), body: aboutSection(report, reader) },
    { id: 'veranderd', title: t(WORDS.changes), body: changesSection(report, national, byScope, reader) },
    ...report.werklijnen.map(({ werklijn, label }) =>
      figures(
        `werklijn-${werklijn}`,
        `${t(WORDS.werklijn)} ${werklijn}: ${t(label)}`,
        ({ row }) => row.werklijn === werklijn,
      ),
    ),
    figures('werklijnen-heen', t(WORDS.across), ({ row }) => row.kpi.startsWith('X.')),
    { id: 'koppelkansen', title: t(WORDS.followed), body: followedSection(report, reader) },
    { id: 'toelichting', title: t(WORDS.narratives), body: narrativesSection(report, reader) },
    { ...quality, body: markup`${quality.body}${qualityCounts(report, reader)}` },
    areas('gemeenten', t(WORDS.municipalities), 'MUNICIPALITY', (area) =>
      municipalityBlock(area, report, byScope, reader),
    ),
    areas('gebieden', t(WORDS.neighbourhoods), 'NEIGHBOURHOOD', (area) =>
      areaBlock(area, byScope.get(area.scope) ?? [], reader),
    ),
    { id: 'definities', title: t(WORDS.annex), body: definitionsSection(report, reader) },
  ];
}

function areaBlock(area: ReportArea, rows: readonly DefinedRow[], reader: Reader): Html {
  const { t } = reader;
  const changes = changeList(changesOf(rows, reader));
  return markup`<div class="area">
    <h3 id="gebied-${area.scope}">${area.name}</h3>
    ${figureTable({ caption: `${area.name}: ${t(WORDS.figuresOf)}`, rows, short: true }, reader)}
    ${changes ? markup`<h4>${t(WORDS.restated)}</h4>${changes}` : undefined}
  </div>`;
}

/** A municipality with one area in the programme says where its figures are, when they are the same. */
function municipalityBlock(
  area: ReportArea,
  { areas }: ReportDocument,
  byScope: ReadonlyMap<string, readonly DefinedRow[]>,
  reader: Reader,
): Html {
  const own = byScope.get(area.scope) ?? [];
  const [only, ...others] = areas.filter((one) => one.municipalityCode === area.scope);
  if (!only || others.length > 0 || !areSame(own, byScope.get(only.scope) ?? []))
    return areaBlock(area, own, reader);
  return markup`<div class="area">
    <h3>${area.name}</h3>
    <p>${reader.t(WORDS.sameAs)} <a href="#gebied-${only.scope}">${only.name}</a>.</p>
  </div>`;
}

const areSame = (a: readonly DefinedRow[], b: readonly DefinedRow[]): boolean =>
  a.length === b.length && a.every(({ row }, i) => withoutScope(row) === withoutScope(b[i]?.row));

const withoutScope = (row: DefinedRow['row'] | undefined): string =>
  JSON.stringify(row, (key, value: unknown) => (key === 'scope' ? undefined : value));

function changesSection(
  { previous }: ReportDocument,
  national: readonly DefinedRow[],
  byScope: ReadonlyMap<string, readonly DefinedRow[]>,
  reader: Reader,
): Html {
  const { t } = reader;
  if (!previous) return markup`<p>${t(WORDS.noPrevious)}</p>`;
  const elsewhere = [...byScope].some(
    ([scope, rows]) => scope !== 'NL' && changesOf(rows, reader).length > 0,
  );
  const here = changeList(changesOf(national, reader));
  if (!here && !elsewhere) return markup`<p>${t(WORDS.noChanges)}</p>`;
  return markup`<p>${t(WORDS.changesHow)}</p>
    ${here ?? markup`<p>${t(WORDS.noChangesHere)}</p>`}
    ${elsewhere ? markup`<p>${t(WORDS.elsewhere)}</p>` : undefined}`;
}
