import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { duration, number, table } from '../support/format.mjs';
import { summary, timed } from '../support/measure.mjs';

const OPEN_DATA = new URL('../../../dist/libs/open-data/index.js', import.meta.url);
const [MEASURES, AREAS, EDITIONS] = [60, 32, 6];
const words = (text) => ({ nl: text, en: text });

/** Open editions of made-up numbers, more than 10,000 rows in all; every third is hidden. */
function madeUp() {
  const measures = Array.from({ length: MEASURES }, (_, i) => ({
    ...{ code: `K${i}`, kpi: `${i}`, label: words(`Maat ${i}`), unit: words('aantal') },
    ...{ definition: words('verzonnen'), isShare: false, isProtected: i % 3 === 0 },
  }));
  const areas = Array.from({ length: AREAS }, (_, i) => ({
    ...{ code: `a${i}`, kind: 'NEIGHBOURHOOD', name: `Gebied ${i}` },
  }));
  const observations = measures.flatMap(({ code, isProtected }, m) =>
    areas.flatMap((area, a) =>
      ['PERIOD', 'CUMULATIVE'].map((span) => ({
        ...{ measure: code, area: area.code, span, status: isProtected ? 'PROTECTED' : 'OK' },
        ...(isProtected ? { lower: 0 } : { value: m * a, lower: m * a, upper: m * a }),
      })),
    ),
  );
  return Array.from({ length: EDITIONS }, (_, i) => ({
    ...{ editionId: `e${i}`, period: `${2020 + i}`, title: undefined, from: `${2020 + i}-01-01` },
    ...{ to: `${2020 + i}-12-31`, statusLabel: words('Definitief'), measures, areas, observations },
  }));
}

/** 10,000 rows of the OData set, from the editions to the text that is answered; without the way over the network. */
export async function odata({ report, repetitions }) {
  report.title('(odata) 10,000 rows of the open figures');
  if (!existsSync(fileURLToPath(OPEN_DATA)))
    return report.lines(['not run: dist/libs/open-data is not there']);
  const { entityRows, entitySetNamed, odataPage, odataQuery } = await import(OPEN_DATA.href);
  const set = entitySetNamed('Observations');
  const editions = madeUp();
  const rules = { version: 1, hideUpTo: 7, base: 5, keep: 4 };
  const found = { made: [], plain: [], sorted: [] };
  let rows = 0;
  for (let i = 0; i < Math.max(5, repetitions); i++) {
    const made = await timed(() => entityRows(editions, rules).Observations);
    const answer = async (options) => {
      const page = odataPage(made.value, odataQuery(set, options));
      rows = page.rows.length;
      return JSON.stringify({ value: page.rows });
    };
    found.made.push(made.ms);
    found.plain.push((await timed(() => answer({ $count: 'true' }))).ms);
    const asked = { $filter: "Measure ne 'K1' and (Value ge 0 or Value eq null)", $orderby: 'Value desc,Id' };
    found.sorted.push((await timed(() => answer(asked))).ms);
  }
  if (rows !== 10_000) throw new Error(`${rows} rows in place of 10,000`);
  report.lines(
    table([
      ['rows of six editions made (once, until another is published)', duration(summary(found.made))],
      ['10,000 of them answered, counted', duration(summary(found.plain))],
      ['10,000 of them under a condition, ordered by two properties', duration(summary(found.sorted))],
    ]),
  );
  const whole = summary(found.made).median + summary(found.sorted).median;
  report.aim('(odata) 10,000 rows, made and ordered', '≤ 1 s', `${number(whole)} ms`, whole <= 1000);
}
