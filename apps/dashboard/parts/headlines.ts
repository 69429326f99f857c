/** The KPI that stands for a werklijn on the overview, as its definition says (test/house/kpis.spec.ts). */
export const HEADLINES: Readonly<Record<number, string>> = { 1: '1.1', 2: '2.3', 3: '3.2', 4: '4.2' };
