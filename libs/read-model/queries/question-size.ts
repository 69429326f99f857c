import { fault, type Fault } from '#libs/programme';

/** Figures that one question may ask for: every KPI for some ninety areas. Counted after what was named twice. */
export const MAX_FIGURES = 4_000;

/** A value that was asked for, and where it was named first. */
export interface Named {
  readonly value: string;
  readonly index: number;
}

/** What was asked for, each once, with the place where it was named first; undefined when all is meant. */
export function namedOnce(values: readonly string[] | undefined): readonly Named[] | undefined {
  if (values === undefined) return undefined;
  const first = new Map<string, number>();
  for (const [index, value] of values.entries()) if (!first.has(value)) first.set(value, index);
  return [...first].map(([value, index]) => ({ value, index }));
}

/** What is wrong with the size of a question, if anything; asked before anything is looked up. */
export const sizeFault = (kpis: number, scopes: number): Fault | undefined =>
  kpis * scopes <= MAX_FIGURES
    ? undefined
    : fault('TOO_MANY_FIGURES', ['scopes'], { max: MAX_FIGURES, count: kpis * scopes });
