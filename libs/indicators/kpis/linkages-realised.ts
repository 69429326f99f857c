import { codeLabel, type EventName, type Label, LINKAGE, MISSED_REASONS } from '#libs/programme';
import { NONE } from '../facts/fact-table.js';
import { latestValues } from '../facts/latest-values.js';
import { exclusive, kpi, overlapping } from '../define-kpi.js';
import type { MeasureContext } from '../measure-context.js';

const MISSED_BY_REASON: Readonly<Record<string, Label>> = Object.fromEntries(
  MISSED_REASONS.map((reason) => {
    const { nl, en } = codeLabel('missedReason', reason);
    return [`missed.${reason}`, { nl: `Gemist: ${nl}`, en: `Missed: ${en}` }];
  }),
);

/**
 * KPI X.1 — KPIS.md version 1: num u{linkageId: LinkageRealised in T,A} / den that + u{linkageId: LinkageMissed in
 * T,A}; missed by reason. Scale and werklijnen of a linkage are those of its latest step by position that says so.
 */
export const linkagesRealised = kpi({
  code: 'X.1',
  kind: 'share',
  outside: 'OPEN',
  label: { nl: 'Koppelkansen gerealiseerd', en: 'Linkages realised' },
  unit: { nl: '% van de gerealiseerde en gemiste koppelkansen', en: '% of linkages realised or missed' },
  formula: {
    nl: 'Gerealiseerde koppelkansen gedeeld door gerealiseerde en gemiste, in de periode en het gebied; gemiste naar reden',
    en: 'Linkages realised over those realised and those missed, in the period and area; missed by reason',
  },
  addsUpOver: ['periods', 'areas', 'parts'],
  inputs: ['LinkageRealised', 'LinkageMissed'],
  components: { missed: { nl: 'Gemist', en: 'Missed' }, ...MISSED_BY_REASON },
  splits: [exclusive('partner'), exclusive('scale'), overlapping('werklijn')],
  measure(context) {
    const numerator = linkages(context, 'LinkageRealised').size;
    const missed = linkages(context, 'LinkageMissed').size;
    const byReason = MISSED_REASONS.map((reason) => [
      `missed.${reason}`,
      linkages(context, 'LinkageMissed', reason).size,
    ]);
    return {
      numerator,
      denominator: numerator + missed,
      components: { missed, ...(Object.fromEntries(byReason) as Record<string, number>) },
    };
  },
});

function linkages(context: MeasureContext, typeName: EventName, reason?: string): ReadonlySet<number> {
  const found = new Set<number>();
  context.eachWhole(typeName, (row, table) => {
    const linkage = table.column('linkageId').at(row);
    if (context.part?.dimension === 'partner' ? !context.inPart(table, row) : !inPart(context, linkage))
      return;
    if (reason !== undefined && table.codes('reason')[table.column('reason').at(row)] !== reason) return;
    found.add(linkage);
    context.trace(table, row);
  });
  return found;
}

function inPart(context: MeasureContext, linkage: number): boolean {
  if (!context.part) return true;
  const { dimension, value } = context.part;
  const path = dimension === 'werklijn' ? 'werklijnen' : 'scale';
  const latest = latestValues(context.entries, LINKAGE, path).get(linkage);
  const number = latest?.table.column(path).at(latest.row);
  if (number === undefined) return value === NONE;
  return dimension === 'werklijn' ? value !== NONE && (number & (1 << value)) !== 0 : number === value;
}
