/**
 * Writes libs/indicators/definitions.ts: every KPI that has a file in libs/indicators/kpis, in the order of KPIS.md.
 * With --check it writes nothing and ends with 1 when the list is not what it would write. An argument names another
 * folder than libs/indicators.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const indicators = fileURLToPath(new URL('../../libs/indicators', import.meta.url));

/** Chapters in the order of KPIS.md. */
const CHAPTERS = ['1', '2', '3', '4', 'X', 'Q'];

/** Chapter, number and variant of a code such as 3.2n. */
const placeOf = (code) => {
  const [, chapter, number, variant] = /^([^.]+)\.(\d+)(.*)$/.exec(code) ?? [];
  if (!CHAPTERS.includes(chapter)) throw new Error(`${code} is no code of a KPI`);
  return { chapter: CHAPTERS.indexOf(chapter), number: Number(number), variant };
};

const inOrder = (a, b) => {
  const [x, y] = [placeOf(a.code), placeOf(b.code)];
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
  return { file, name: names[0], code: codes[0] };
}

/** What libs/indicators/definitions.ts must say for the files in its folder `kpis`. */
export function definitionsOf(folder) {
  const kpis = readdirSync(join(folder, 'kpis'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => kpiIn(join(folder, 'kpis'), file))
    .sort(inOrder);
  const twice = kpis.find(({ code }, i) => code === kpis[i - 1]?.code);
  if (twice) throw new Error(`${twice.file}: code ${twice.code} is taken`);
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

/** Writes the list when it is not what it should be; answers whether it was not. Its file keeps its age otherwise. */
export function listKpis({ folder = indicators, check = false } = {}) {
  const path = join(folder, 'definitions.ts');
  const wanted = definitionsOf(folder);
  let found = '';
  try {
    found = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (found === wanted) return false;
  if (!check) writeFileSync(path, wanted);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const check = process.argv.includes('--check');
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? indicators;
  const stale = listKpis({ folder, check });
  const path = relative(process.cwd(), join(folder, 'definitions.ts'));
  if (stale) console.log(check ? `${path} is not what list-kpis.mjs writes` : `${path} written`);
  process.exitCode = check && stale ? 1 : 0;
}
