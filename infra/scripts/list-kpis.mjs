/**
 * Writes what the files in libs/indicators/kpis say together: libs/indicators/definitions.ts, every KPI in the order
 * of KPIS.md, and libs/programme/reporting/kpi-kinds.ts, what a decider of targets has to know of each. With --check
 * it writes nothing and ends with 1 when one of them is not what it would write.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const libs = fileURLToPath(new URL('../../libs', import.meta.url));
const indicators = join(libs, 'indicators');

/** The chapters in the order of KPIS.md, as libs/indicators/chapter.ts has them. */
function chapters() {
  const source = readFileSync(join(indicators, 'chapter.ts'), 'utf8');
  const [, list = ''] = /^export const CHAPTERS = \[(.*)\] as const;$/m.exec(source) ?? [];
  return [...list.matchAll(/'([^']+)'/g)].map(([, chapter]) => chapter);
}

/** Chapter, number and variant of a code such as 3.2n. */
const placeOf = (code, known) => {
  const [, chapter, number, variant] = /^([^.]+)\.(\d+)(.*)$/.exec(code) ?? [];
  if (!known.includes(chapter)) throw new Error(`${code} is no code of a KPI`);
  return { chapter: known.indexOf(chapter), number: Number(number), variant };
};

const inOrder = (known) => (a, b) => {
  const [x, y] = [placeOf(a.code, known), placeOf(b.code, known)];
  return x.chapter - y.chapter || x.number - y.number || (x.variant < y.variant ? -1 : 1);
};

const byFile = (a, b) => (a.file < b.file ? -1 : 1);

/** The KPI that a file exports; throws when it does not export exactly one thing, a KPI with a code. */
function kpiIn(folder, file) {
  const source = readFileSync(join(folder, file), 'utf8');
  const names = [...source.matchAll(/^export const (\w+)\b/gm)].map(([, name]) => name);
  const codes = [...source.matchAll(/^ {2}code: '([^']+)'/gm)].map(([, code]) => code);
  if (names.length !== 1 || codes.length !== 1)
    throw new Error(`${file} must export one KPI: export const name = kpi({ code: '…' … })`);
  const [, kind = 'count'] = /^ {2}kind: '(\w+)',$/m.exec(source) ?? [];
  const bothWays = /^ {2}bothWays: true,$/m.test(source);
  return { file, name: names[0], code: codes[0], kind, bothWays };
}

function kpisIn(folder) {
  const kpis = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => kpiIn(folder, file))
    .sort(inOrder(chapters()));
  const twice = kpis.find(({ code }, i) => code === kpis[i - 1]?.code);
  if (twice) throw new Error(`${twice.file}: code ${twice.code} is taken`);
  return kpis;
}

function definitionsOf(kpis) {
  const imports = [...kpis]
    .sort(byFile)
    .map(({ file, name }) => `import { ${name} } from './kpis/${file.replace(/\.ts$/, '.js')}';`);
  return `// Written by infra/scripts/list-kpis.mjs from the files in kpis/; the build does it again.
import type { Kpi } from './kpi.js';
${imports.join('\n')}

/** Every KPI there is, in the order of KPIS.md. */
export const KPIS: readonly Kpi[] = [
${kpis.map(({ name }) => `  ${name},`).join('\n')}
];

/** A KPI by its code. */
export const findKpi = (code: string): Kpi | undefined => KPIS.find((kpi) => kpi.code === code);
`;
}

const kindsOf = (
  kpis,
) => `// Written by infra/scripts/list-kpis.mjs from the files of the KPIs; the build does it again.

/** What the value of a KPI is: a count of whole things, a share of 1, or an amount (m², euros, days). */
export type KpiKind = 'count' | 'share' | 'amount';

/** The kind of each, by its code. */
export const KINDS: ReadonlyMap<unknown, KpiKind> = new Map<unknown, KpiKind>([
${kpis.map(({ code, kind }) => `  ['${code}', '${kind}'],`).join('\n')}
]);

/** Codes of the KPIs that may fall below zero. */
export const BOTH_WAYS: ReadonlySet<unknown> = new Set([${kpis
  .filter(({ bothWays }) => bothWays)
  .map(({ code }) => `'${code}'`)
  .join(', ')}]);
`;

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return '';
  }
}

/** Writes the lists that are not what they should be, and answers which; a file that is keeps its age. */
export function listKpis({ check = false } = {}) {
  const kpis = kpisIn(join(indicators, 'kpis'));
  const wanted = [
    [join(indicators, 'definitions.ts'), definitionsOf(kpis)],
    [join(libs, 'programme/reporting/kpi-kinds.ts'), kindsOf(kpis)],
  ];
  const stale = wanted.filter(([path, text]) => textOf(path) !== text);
  if (!check) for (const [path, text] of stale) writeFileSync(path, text);
  return stale.map(([path]) => relative(join(libs, '..'), path));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const check = process.argv.includes('--check');
  const stale = listKpis({ check });
  for (const path of stale)
    console.log(check ? `${path} is not what list-kpis.mjs writes` : `${path} written`);
  process.exitCode = check && stale.length > 0 ? 1 : 0;
}
