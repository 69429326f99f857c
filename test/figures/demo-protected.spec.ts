import { createSecretKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { audit, protect, PROTECTION_1, type ExactTable, type ProtectedEdition } from '#libs/disclosure';
import { EffectiveEntries, definitionSetAt, PARTS_OF_KPIS, parsePeriod, resolvePins } from '#libs/indicators';
import { exactTableOf, macOf } from '#libs/read-model';
import { openSolver } from '#libs/solver';
import { DEMO_END, demoReadModel } from '../support/demo-figures.js';
import { PATIENCE } from '../support/dose.js';

const mac = macOf(createSecretKey(Buffer.from('a key of the tests')));

describe('the demo programme for outsiders', () => {
  let table: ExactTable;
  let edition: ProtectedEdition;

  beforeAll(async () => {
    const { readModel } = await demoReadModel();
    const entries = new EffectiveEntries(readModel.model.facts, readModel.model.position);
    const period = parsePeriod('2025-H2');
    if (!period) throw new Error('no period');
    const pins = {
      period: period.code,
      asOfPosition: entries.position,
      definitionSet: definitionSetAt(entries, period),
      areaEdition: 2025,
      disclosureProfile: 'NATIONAL',
      protectionVersion: 1,
      referenceDate: DEMO_END,
    } as const;
    const found = resolvePins(entries, pins, []);
    if ('faults' in found) throw new Error(JSON.stringify(found.faults));
    table = exactTableOf(entries, '2025-H2-1', found.resolved, mac);
    const solver = await openSolver(PATIENCE / 1_000);
    const made = protect({ table, earlier: [], rules: PROTECTION_1, subsets: PARTS_OF_KPIS, mac, solver });
    if ('refused' in made) throw new Error(`refused: ${made.refused.join(', ')}`);
    edition = made;
    await readModel.close();
  });

  // Seen to fail: with the worlds left out.
  it('keeps the worlds of everything hidden, added up again without key or solver', () => {
    expect(audit([], edition, PARTS_OF_KPIS).faults).toEqual([]);
  });

  it('shows no count below ten, and hides at most a fifth of them', () => {
    const counts = edition.cells.filter(({ treatment }) => treatment === 'COUNT');
    const places = counts.flatMap((cell) => cell.places.map(() => cell));
    const hidden = places.filter(({ shown }) => shown === undefined);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.length / places.length).toBeLessThanOrEqual(0.2);
    expect(Math.min(...counts.flatMap(({ shown }) => shown ?? []))).toBeGreaterThanOrEqual(10);
  });

  it('shows a municipality and its only neighbourhood as one number', () => {
    const neighbourhoods = Object.entries(table.municipalityOf);
    const alone = neighbourhoods.filter(
      ([, code]) => neighbourhoods.filter(([, of]) => of === code).length === 1,
    );
    expect(alone.length).toBeGreaterThan(5);
    const at = (scope: string) =>
      edition.figures
        .filter((figure) => figure.scope === scope)
        .map(({ status, amounts }) => ({ status, amounts }));
    for (const [neighbourhood, municipality] of alone) expect(at(municipality)).toEqual(at(neighbourhood));
  });
});
