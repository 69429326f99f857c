import type { EventName } from '#libs/programme';
import { byHousehold, type RowsByKey } from '../facts/by-key.js';
import type { Distinct } from '../facts/distinct.js';
import type { FactTable } from '../facts/fact-table.js';
import { kpi, overlapping } from '../define-kpi.js';
import { protectedShare } from '../outside.js';
import type { Measurement } from '../kpi.js';
import type { NumbersInScope, MeasureContext } from '../measure-context.js';

const PHYSICAL = ['EnergyFixDelivered', 'HomeRenovated'] as const satisfies readonly EventName[];
const SOCIAL = ['HelpAccepted', 'SupportConcluded'] as const satisfies readonly EventName[];

/**
 * KPI 1.8 — KPIS.md version 1: den u{h: EnergyFixDelivered or HomeRenovated in T,A}; num those with HelpAccepted
 * (helpKind not ENERGY_*) or SupportConcluded (same) at most 365 d before or after one of those physical events.
 */
export const physicalAndSocial = kpi({
  code: '1.8',
  kind: 'share',
  outside: protectedShare('household'),
  label: { nl: 'Combinatie fysiek en sociaal', en: 'Physical and social combined' },
  unit: { nl: '% van de huishoudens met een fysieke ingreep', en: '% of households with a physical measure' },
  formula: {
    nl: 'Huishoudens met een fysieke ingreep die binnen {withinDays} dagen ervoor of erna ook sociale hulp aannamen, gedeeld door alle huishoudens met een fysieke ingreep',
    en: 'Households with a physical measure that also accepted social help within {withinDays} days before or after it, over all households with a physical measure',
  },
  parameters: { withinDays: 365 },
  inputs: PHYSICAL,
  splits: [overlapping('partner')],
  measure(context) {
    const days = context.parameter('withinDays');
    const own = context.households(...PHYSICAL);
    if (own) return countBoth(context, own, days);
    const physical = context.distinct('household');
    const both = context.distinct('household');
    const social = SOCIAL.map((name) => byHousehold(context.entries, name));
    for (const name of PHYSICAL)
      context.each(name, (row, table) => {
        const household = context.entries.household(table.column('householdKey').at(row));
        physical.add(household);
        context.unit('denominator', 'household', household);
        context.traceHousehold(table, row);
        for (const accepted of social) lookForSocial(context, accepted, household, table.day.at(row), both);
      });
    return { numerator: both.count, denominator: physical.count };
  },
});

/** The same where nobody asks of whom: whether there is social help beside a row is found once for all scopes. */
function countBoth(context: MeasureContext, { size, of }: NumbersInScope, days: number): Measurement {
  const physical = context.counted(size);
  const both = context.counted(size);
  PHYSICAL.forEach((name, i) => {
    const beside = socialBeside(context, name, days);
    const { numbers = new Int32Array(0), start = 0 } = of[i] ?? {};
    for (let n = 0; n < numbers.length; n++) {
      physical.add(numbers[n] ?? 0);
      if (beside[start + n] === 1) both.add(numbers[n] ?? 0);
    }
  });
  return { numerator: both.count, denominator: physical.count };
}

/**
 * 1 for each row of a type in the period, wherever, with social help of its household at most so many days before or
 * after.
 */
const socialBeside = (
  { entries, period: { from, to } }: MeasureContext,
  name: EventName,
  days: number,
): Uint8Array =>
  entries.memo(`social-beside|${name}|${from}|${to}|${days}`, () => {
    const { table, rows } = entries.select(name, from, to);
    const key = table.column('householdKey');
    const social = SOCIAL.map((kind) => byHousehold(entries, kind)).map((help) => ({
      help,
      isSocial: socialIn(help.table),
    }));
    const beside = new Uint8Array(rows.length);
    for (const { help, isSocial } of social)
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] ?? 0;
        const day = table.day.at(row);
        if (help.hasWithin(key.at(row), day - days, day + days, isSocial)) beside[i] = 1;
      }
    return beside;
  });

/** Tells of a row of help whether it is social. */
function socialIn(table: FactTable): (row: number) => boolean {
  const kind = table.column('helpKind');
  const social = table.codes('helpKind').map((code) => !code.startsWith('ENERGY_'));
  return (row) => social[kind.at(row)] ?? false;
}

function lookForSocial(
  context: MeasureContext,
  accepted: RowsByKey,
  household: number,
  day: number,
  both: Distinct,
): void {
  const { table } = accepted;
  const isSocial = socialIn(table);
  accepted.each(household, (row) => {
    if (Math.abs(table.day.at(row) - day) > context.parameter('withinDays') || !isSocial(row)) return;
    both.add(household);
    context.unit('numerator', 'household', household);
    context.traceHousehold(table, row);
  });
}
