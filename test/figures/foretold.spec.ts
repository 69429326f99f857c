import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openMemoryStore } from '#libs/event-store';
import { EffectiveEntries, isKeptWhole, KPIS, periodsAt, type Figure } from '#libs/indicators';
import { typeNamed } from '#libs/programme';
import { Figures, Foretelling, ReadModel, type Foretold } from '#libs/read-model';
import { PATIENCE, runs } from '../support/dose.js';
import { areaMoves, histories, SCOPES, type LogEvent } from '../support/histories.js';

const OWN = 'corporatie';
const TODAY = '2026-01-01';
const NOW = Date.parse('2026-01-01T11:00:00Z');
const momentOf = (position: number) => Date.parse('2024-03-29T22:30:00Z') + position * 9 * 3_600_000;
const clock = { now: () => NOW };
const QUARTERS = Array.from({ length: 21 }, (_, i) => `${2021 + Math.floor(i / 4)}-Q${(i % 4) + 1}`);

/** An event with the moment at which it is recorded: a file's all at once. */
interface Timed extends LogEvent {
  readonly at: number;
}

async function readModelOf(log: readonly Timed[]) {
  let next = 0;
  const store = openMemoryStore({ clock: () => log[next++]?.at ?? NOW });
  for (const { stream, event } of log) await store.append({ stream, expected: 'any', events: [event] });
  const readModel = new ReadModel({ log: store, path: ':memory:' });
  await readModel.start();
  return readModel;
}

const told = ({ status, value }: Figure) => ({ status, value: value ?? null });
const name = ({ kpi, scope, period }: Figure) => `${kpi} ${scope} ${period.code}`;
type MovesByFigure = Readonly<Record<string, readonly [before: object, after: object]>>;

const movedIn = ({ moved }: Foretold): MovesByFigure =>
  Object.fromEntries(moved.map(({ before, after }) => [name(before), [told(before), told(after)]]));

/**
 * Every figure of every area over every quarter and reporting period as it was and as it is, of those that are
 * another one.
 */
async function movedBy(log: readonly Timed[], recorded: number): Promise<MovesByFigure> {
  const readModel = await readModelOf(log);
  const figures = new Figures(readModel, clock);
  const moved: Record<string, readonly [object, object]> = {};
  const { model } = readModel;
  const opened = [recorded, model.position].flatMap((position) =>
    periodsAt(new EffectiveEntries(model.facts, position)).map(({ period }) => period),
  );
  for (const period of new Set([...QUARTERS, ...opened])) {
    const asked = { kpis: KPIS.map(({ code }) => code), scopes: SCOPES, period, referenceDate: TODAY };
    const before = figures.answer({ ...asked, asOf: { position: BigInt(recorded) } });
    for (const [i, after] of figures.answer(asked).entries()) {
      const was = before[i];
      if (was && JSON.stringify(told(was)) !== JSON.stringify(told(after)))
        moved[name(after)] = [told(was), told(after)];
    }
  }
  await readModel.close();
  return moved;
}

const partnerOf = ({ event }: LogEvent) =>
  (JSON.parse(event.metadata) as { readonly partnerId?: string }).partnerId;
const typeOf = ({ event }: LogEvent): string =>
  (JSON.parse(event.metadata) as { readonly targetName?: string }).targetName ?? event.type;
const isLink = (one: LogEvent): boolean => typeOf(one).startsWith('Households');

/** What a partner's own figures are made of, picked out of the log by its words. */
function ownOf(log: readonly Timed[]): readonly Timed[] {
  const own = log.filter((one) => partnerOf(one) === OWN && !isLink(one));
  const met = new Set(own.flatMap(({ event }) => event.data.match(/"householdKey":"[^"]+"/g) ?? []));
  const bothMet = new Set(
    log.flatMap(({ event }) => {
      const { keys = [] } = JSON.parse(event.data) as { readonly keys?: readonly string[] };
      return keys.length === 2 && keys.every((key) => met.has(`"householdKey":"${key}"`))
        ? [event.eventId]
        : [];
    }),
  );
  const idOf = ({ event }: Timed) =>
    String((JSON.parse(event.data) as { readonly entryId?: string }).entryId ?? event.eventId);
  return log.filter((one) => {
    if (isLink(one)) return bothMet.has(idOf(one));
    return (
      partnerOf(one) === OWN || (partnerOf(one) === undefined && isKeptWhole(typeNamed(typeOf(one)).name))
    );
  });
}

const split = (log: readonly LogEvent[], part: number): readonly [readonly Timed[], readonly LogEvent[]] => {
  const recorded = Math.max(4, Math.floor((log.length * part) / 100));
  return [log.slice(0, recorded).map((one, i) => ({ ...one, at: momentOf(i + 1) })), log.slice(recorded)];
};

/**
 * Seen to fail: with only the quarters of the file's days; without the municipalities that areas move out of. What is
 * rarer is held by foretelling.spec.ts, case by case.
 */
describe('what is foretold of a file', () => {
  const history = histories();
  const part = fc.integer({ min: 40, max: 95 });

  /** Holds what is foretold of the rest of a log against what comes of it; answers how many figures it moves. */
  const foretells = async (
    log: readonly LogEvent[],
    percent: number,
    moves: readonly LogEvent[] = [],
  ): Promise<number> => {
    const [recorded, rest] = split(log, percent);
    const file = [...rest, ...moves];
    const readModel = await readModelOf(recorded);
    const versions = readModel.model.facts.versions;
    const foretold = await new Foretelling(readModel, clock, {
      longest: Infinity,
      figures: Infinity,
    }).foretell(file.map(({ event }) => event));
    expect(foretold).not.toHaveProperty('leftOut');
    const known = movedIn(foretold);
    expect(known).toEqual(
      await movedBy([...recorded, ...file.map((one) => ({ ...one, at: NOW }))], recorded.length),
    );
    // Nothing of it is in the read model.
    expect([readModel.model.position, readModel.model.facts.versions]).toEqual([recorded.length, versions]);
    await readModel.close();
    return Object.keys(known).length;
  };

  it(
    'is what the figures are once it is recorded, for who sees all',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          history,
          part,
          areaMoves,
          async (log, percent, moves) => void (await foretells(log, percent, moves)),
        ),
        { numRuns: runs(3, 200) },
      );
    },
    PATIENCE,
  );

  // The first random histories are short ones, of which three in a row may move nothing: this one does.
  it('is not nothing', async () => {
    const [log, percent] = fc.sample(fc.tuple(history, part), { seed: 29, numRuns: 12 }).at(-1)!;
    expect(await foretells(log, percent)).toBeGreaterThan(0);
  });

  it(
    'is made of a partner’s own entries alone where the partner asks',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories(), fc.integer({ min: 40, max: 95 }), async (log, part) => {
          const [recorded, rest] = split(log, part);
          const file = rest.filter((one) => partnerOf(one) === OWN && !isLink(one));
          const readModel = await readModelOf(recorded);
          const foretold = await new Foretelling(readModel, clock, {
            longest: Infinity,
            figures: Infinity,
          }).foretell(
            file.map(({ event }) => event),
            { own: OWN },
          );
          const own = ownOf(recorded);
          const after = [...own, ...file.map((one) => ({ ...one, at: NOW }))];
          expect(foretold).not.toHaveProperty('leftOut');
          expect(movedIn(foretold)).toEqual(await movedBy(after, own.length));
          await readModel.close();
        }),
        { numRuns: runs(3, 200) },
      );
    },
    PATIENCE,
  );
});
