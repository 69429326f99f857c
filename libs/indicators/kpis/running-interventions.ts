import { boundsOf, INTERVENTION } from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import { ALWAYS } from '../facts/effective-entries.js';
import { isBefore } from '../facts/order.js';
import { exclusive, kpi, overlapping } from '../define-kpi.js';

/** An intervention by its first start (occurredOn, then position) and its first end. */
interface Intervention {
  readonly start: number;
  end: number;
  werklijnen: number;
}

/**
 * KPI X.4 — KPIS.md version 1: interventions started on or before the last day of T and not completed or cancelled on
 * or before it, by werklijn; one in two werklijnen counts once in the total. It is in the area of its first start.
 */
export const runningInterventions = kpi({
  code: 'X.4',
  outside: 'OPEN',
  label: { nl: 'Lopende interventies', en: 'Running interventions' },
  unit: { nl: 'interventies', en: 'interventions' },
  formula: {
    nl: 'Aantal interventies dat op de laatste dag van de periode begonnen en nog niet afgerond of gestopt was',
    en: 'Number of interventions begun and not completed or cancelled on the last day of the period',
  },
  addsUpOver: ['areas'],
  stock: true,
  inputs: ['InterventionStarted'],
  splits: [exclusive('partner'), overlapping('werklijn')],
  measure(context) {
    const table = context.entries.store.table('InterventionStarted');
    const areas = new Set(context.areas);
    let [value, unknown] = [0, 0];
    for (const { start, end, werklijnen } of interventions(context.entries).values()) {
      if (
        !areas.has(table.area.at(start)) ||
        table.day.at(start) > context.period.to ||
        end <= context.period.to
      )
        continue;
      if (context.part?.dimension === 'partner' && table.partner(start) !== context.part.value) continue;
      if (context.part?.dimension === 'werklijn' && !inWerklijn(werklijnen, context.part.value)) continue;
      value++;
      if (werklijnen === 0) unknown++;
      context.trace(table, start);
    }
    return { value, unknown, total: value };
  },
});

/** A negative werklijn is the unknown part: no event of the intervention says which. */
const inWerklijn = (mask: number, werklijn: number) =>
  werklijn < 0 ? mask === 0 : (mask & (1 << werklijn)) !== 0;

function interventions(entries: EffectiveEntries): ReadonlyMap<number, Intervention> {
  return entries.memo('interventions', () => {
    const found = new Map<number, Intervention>();
    const { table, rows } = entries.all('InterventionStarted');
    const id = table.column('interventionId');
    for (const row of rows) {
      const known = found.get(id.at(row));
      if (known && !isBefore(table, row, known.start)) continue;
      found.set(id.at(row), { start: row, end: ALWAYS.to, werklijnen: table.column('werklijnen').at(row) });
    }
    for (const name of boundsOf(INTERVENTION).ends) {
      const ended = entries.all(name);
      for (const row of ended.rows) {
        const known = found.get(ended.table.column('interventionId').at(row));
        if (known) known.end = Math.min(known.end, ended.table.day.at(row));
      }
    }
    takeWerklijnenFromPlans(entries, found);
    return found;
  });
}

/** A start that does not say its werklijnen takes them from the latest plan by position. */
function takeWerklijnenFromPlans(entries: EffectiveEntries, found: ReadonlyMap<number, Intervention>): void {
  const { table, rows } = entries.all('InterventionPlanned');
  const latest = new Map<number, number>();
  for (const row of rows) {
    const known = found.get(table.column('interventionId').at(row));
    if (!known) continue;
    const id = table.column('interventionId').at(row);
    const position = table.entryPosition.at(row);
    const startSays = entries.store.table('InterventionStarted').column('werklijnen').at(known.start) !== 0;
    if (startSays || (latest.get(id) ?? 0) > position) continue;
    latest.set(id, position);
    known.werklijnen = table.column('werklijnen').at(row);
  }
}
