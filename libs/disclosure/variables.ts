import { nameOf, type ExactTable } from './exact.js';
import { keptFor } from './kept.js';

/** A number that a reader may wonder about: what stands at one or more places of one edition that must be equal. */
export interface Variable {
  readonly id: string;
  readonly n: number;
}

/**
 * The variable of each place with a count. Places are one variable where every reader knows them to be equal: a
 * municipality and its only neighbourhood, all that runs up to an end and the period that it is. That two sets
 * happen to be equal is what a reader does not know, so it makes no variable.
 */
export const variablesOf = keptFor((table: ExactTable): ReadonlyMap<string, Variable> => {
  const { municipalityOf, spans, editionId } = table;
  const own = new Map<string, string[]>();
  for (const [neighbourhood, municipality] of Object.entries(municipalityOf))
    own.set(municipality, [...(own.get(municipality) ?? []), neighbourhood]);
  const isOnePeriod = spans.period.from === spans.cumulative.from && spans.period.to === spans.cumulative.to;
  const variables = new Map<string, Variable>();
  for (const figure of table.figures) {
    const [only, ...others] = own.get(figure.scope) ?? [];
    const scope = only !== undefined && others.length === 0 ? only : figure.scope;
    const cumulative = figure.cumulative && !isOnePeriod;
    if (!figure.active) continue;
    for (const { amount, treatment, n } of figure.amounts)
      if (treatment === 'COUNT')
        variables.set(nameOf({ ...figure, amount }), {
          id: `${editionId}|${nameOf({ ...figure, scope, cumulative, amount })}`,
          n,
        });
  }
  return variables;
});
