import {
  eachConfirmation,
  eachEnd,
  employmentSpells,
  type EmploymentSpell,
} from '../facts/employment-spells.js';
import { NONE } from '../facts/fact-table.js';
import { exclusive, kpi } from '../define-kpi.js';
import { protectedShare } from '../outside.js';
import type { MeasureContext } from '../measure-context.js';
import { placementRules, PLACEMENTS } from './shared/placements.js';

/**
 * KPI 2.5 — KPIS.md version 1, "2.5 in full": spells of placements that began at s in T,A (area of the first
 * placement). NOT_MATURE if s > ref − 182 d; else SUSTAINED if the evidence day ≥ s + 182 d; else NOT_SUSTAINED if
 * all its placements have ended; else UNKNOWN. Rate = SUSTAINED / (SUSTAINED + NOT_SUSTAINED), with the bounds
 * SUSTAINED / mature and (SUSTAINED + UNKNOWN) / mature. Numerator and denominator add up over periods and areas.
 */
export const lastingWork = kpi({
  code: '2.5',
  kind: 'share',
  outside: protectedShare('person'),
  label: { nl: 'Duurzaam aan het werk, {lastingDays:weeks}', en: 'In lasting work, {lastingDays:weeks}' },
  unit: { nl: '% van de beoordeelde werkperioden', en: '% of the spells of work judged' },
  formula: {
    nl: 'Werkperioden (plaatsingen van een persoon, {kinds}, van ten minste {minimumHours} uur per week, die ten hoogste {gapDays} dagen na elkaar volgen) die aantoonbaar ten minste {lastingDays} dagen duurden, gedeeld door die en de eerder geëindigde; met ondergrens en bovengrens voor wat onbekend is',
    en: 'Spells of work (placements of a person, {kinds}, of at least {minimumHours} hours a week, that follow each other within {gapDays} days) shown to have lasted at least {lastingDays} days, over those and the ones that ended sooner; with a lower and an upper bound for what is unknown',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  parameters: { ...PLACEMENTS, gapDays: 28, lastingDays: 182 },
  inputs: ['PlacementStarted'],
  ratios: ['lower', 'upper'],
  components: {
    sustained: { nl: 'Duurzaam aan het werk', en: 'In lasting work' },
    notSustained: { nl: 'Niet duurzaam', en: 'Not lasting' },
    unknown: { nl: 'Onbekend', en: 'Unknown' },
    mature: { nl: 'Beoordeeld', en: 'Judged' },
    notMature: { nl: 'Nog niet te beoordelen', en: 'Too early to judge' },
    lower: { nl: 'Ondergrens (aandeel)', en: 'Lower bound (share)' },
    upper: { nl: 'Bovengrens (aandeel)', en: 'Upper bound (share)' },
  },
  splits: [exclusive('partner'), exclusive('kind'), exclusive('sector')],
  measure(context) {
    const days = context.parameter('lastingDays');
    let [sustained, notSustained, unknown, immature] = [0, 0, 0, 0];
    for (const [spell, start] of spellsOf(context)) {
      if (start > context.referenceDay - days) {
        immature++;
        continue;
      }
      trace(context, spell);
      const isSustained = spell.evidence >= start + days;
      if (isSustained) sustained++;
      else if (spell.latestEnd !== Infinity) notSustained++;
      else unknown++;
      if (isSustained || spell.latestEnd !== Infinity) countPerson(context, spell, isSustained);
    }
    const mature = sustained + notSustained + unknown;
    const bounds = mature === 0 ? {} : { lower: sustained / mature, upper: (sustained + unknown) / mature };
    return {
      numerator: sustained,
      denominator: sustained + notSustained,
      unknown,
      total: mature,
      immature,
      components: { sustained, notSustained, unknown, mature, notMature: immature, ...bounds },
    };
  },
});

/** Spells that began in period and scope, and in the part asked for, with the day they began. */
function spellsOf(context: MeasureContext): readonly (readonly [EmploymentSpell, number])[] {
  const table = context.entries.store.table('PlacementStarted');
  const areas = new Set(context.areas);
  const rules = { ...placementRules(context), gapDays: context.parameter('gapDays') };
  return employmentSpells(context.entries, context.referenceDay, rules).flatMap((spell) => {
    const [first = 0] = spell.placements;
    const start = table.day.at(first);
    const inPeriod = start >= context.period.from && start <= context.period.to;
    return inPeriod && areas.has(table.area.at(first)) && context.inPart(table, first)
      ? [[spell, start]]
      : [];
  });
}

/** Whose work it was that is judged, and that lasted. */
function countPerson(
  context: MeasureContext,
  { placements: [first = NONE] }: EmploymentSpell,
  isSustained: boolean,
): void {
  const person = context.entries.store.table('PlacementStarted').column('personKey').at(first);
  context.unit('denominator', 'person', person);
  if (isSustained) context.unit('numerator', 'person', person);
}

function trace(context: MeasureContext, { placements }: EmploymentSpell): void {
  const { store } = context.entries;
  const started = store.table('PlacementStarted');
  const confirmed = store.table('PlacementConfirmed');
  const ended = store.table('PlacementEnded');
  for (const row of placements) {
    context.trace(started, row);
    const placement = started.column('placementId').at(row);
    eachConfirmation(context.entries, placement, context.referenceDay, (_, other) => {
      context.trace(confirmed, other);
    });
    eachEnd(context.entries, placement, context.referenceDay, (_, other) => {
      context.trace(ended, other);
    });
  }
}
