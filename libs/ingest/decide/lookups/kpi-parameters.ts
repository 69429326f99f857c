import { typesOf, type LookUp } from './lookup.js';

const OF_DEFINITIONS = typesOf('kpi-definition');

/** What the KPI of a definition, target or baseline has to set, or that there is none. */
export const KPI_PARAMETERS: LookUp = {
  gives: { parameters: [...OF_DEFINITIONS, ...typesOf('target')] },
  look: (_items, { lookups }) => ({
    known: ({ item: { envelope }, data: { code, kpi } }) => {
      const named = OF_DEFINITIONS.includes(envelope.type.name) ? code : kpi;
      if (typeof named !== 'string' || !lookups?.kpiParameters) return {};
      return { parameters: lookups.kpiParameters(named) ?? 'unknown' };
    },
  }),
};
