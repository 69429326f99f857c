import { demoProgramme, type DemoBatch, type DemoItem } from '#libs/demo';
import { openMemoryStore, type NewEvent } from '#libs/event-store';
import { KPIS, type Figure } from '#libs/indicators';
import { entryIdOf } from '#libs/platform';
import { canonicalJson, findType, typeNamed } from '#libs/programme';
import { Figures, ReadModel, type FiguresQuery } from '#libs/read-model';

/** The last day of the demo programme: what is mature by then does not depend on the day the test runs. */
export const DEMO_END = '2026-10-31';

/**
 * The figures of the whole demo programme, from a log made of its items as they are; that the ingest takes them is
 * tested elsewhere.
 */
export async function demoFigures(): Promise<{ figures: Figures; close: () => Promise<void> }> {
  const { readModel, now } = await demoReadModel();
  return { figures: new Figures(readModel, { now: () => now }), close: () => readModel.close() };
}

/** The read model of the demo programme, whole unless a smaller one will do, and its last moment. */
export async function demoReadModel(scale = 1): Promise<{ readModel: ReadModel; now: number }> {
  let now = 0;
  const store = openMemoryStore({ clock: () => now });
  const names = new Map<string, string>();
  for (const { recordedAt, actor, items } of demoProgramme({ scale })) {
    now = recordedAt;
    for (const item of items) {
      const event = eventOf(item, actor, names);
      await store.append({ stream: `entry-${event.eventId}`, expected: 'any', events: [event] });
    }
  }
  const readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  return { readModel, now };
}

function eventOf(item: DemoItem, actor: DemoBatch['actor'], names: Map<string, string>): NewEvent {
  const { name, schemaVersion } = findType(item.type)!;
  const eventId = entryIdOf(item.source, item.id);
  const { entry, ...rest } = item.data as { entry?: { source: string; id: string } };
  const entryId = entry && entryIdOf(entry.source, entry.id);
  const targetName = entryId === undefined ? undefined : names.get(entryId);
  names.set(eventId, name);
  return {
    eventId,
    type: name,
    schemaVersion:
      name === 'EntryCorrected' && targetName ? typeNamed(targetName).schemaVersion : schemaVersion,
    data: canonicalJson(entryId === undefined ? rest : { ...rest, entryId }),
    metadata: canonicalJson({
      ...(actor.partnerId === undefined ? {} : { partnerId: actor.partnerId }),
      ...(targetName === undefined ? {} : { targetName }),
    }),
  };
}

const number = (value: number | undefined, digits = 0): string =>
  value === undefined ? '–' : new Intl.NumberFormat('nl-NL', { maximumFractionDigits: digits }).format(value);

/** A figure as people read it: `46,9 % (1.312 / 2.795)`, `3.032`, `–`. */
export function shown({ kpi, value, measurement, status }: Figure): string {
  if (status === 'NOT_MATURE') return 'nog niet rijp';
  const { numerator, denominator } = measurement;
  const unit = KPIS.find(({ code }) => code === kpi)?.unit.nl ?? '';
  if (value === undefined) return '–';
  return unit.startsWith('%')
    ? `${number(value * 100, 1)} % (${number(numerator)} / ${number(denominator)})`
    : number(value, 1);
}

export const ask = (figures: Figures, query: FiguresQuery): readonly Figure[] =>
  figures.answer({ referenceDate: DEMO_END, ...query });

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const head = (cells: readonly string[]): readonly string[] => [row(cells), row(cells.map(() => '---'))];

/**
 * The KPIs of the law. Q.1 and Q.2 are of submissions, not of what happened: they change with how the demo reports.
 */
const LOOKED_AT = KPIS.filter(
  ({ code, source }) => source.startsWith('KPIS.md') && code !== 'Q.1' && code !== 'Q.2',
);

/** Every KPI of what happened, for the programme in each period. */
export function programmeTable(figures: Figures, periods: readonly string[]): string {
  const columns = periods.map((period) => ask(figures, { kpis: LOOKED_AT.map(({ code }) => code), period }));
  const rows = LOOKED_AT.map(({ code, label }, i) =>
    row([code, label.nl, ...columns.map((column) => (column[i] ? shown(column[i]) : '–'))]),
  );
  return [...head(['code', 'indicator', ...periods]), ...rows].join('\n');
}

/** Some KPIs in every municipality in one period. */
export function municipalityTable(
  figures: Figures,
  kpis: readonly string[],
  period: string,
  scopes: readonly string[],
): string {
  const rows = scopes.map((scope) =>
    row([
      scope,
      ...kpis.flatMap((code) => ask(figures, { kpis: [code], scopes: [scope], period }).map(shown)),
    ]),
  );
  return [...head(['gemeente', ...kpis]), ...rows].join('\n');
}
