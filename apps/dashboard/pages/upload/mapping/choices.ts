import type { Target } from './targets.ts';

export interface Choice {
  readonly value: string;
  readonly label: { readonly nl: string; readonly en: string };
}

/** What a field may hold where that is a closed list: its codes, or the areas. */
export function choicesOf(
  target: Target | undefined,
  areas: readonly { readonly neighbourhoodId: string; readonly name: string }[],
): readonly Choice[] {
  if (!target) return [];
  if (target.path === 'neighbourhoodId')
    return areas.map(({ neighbourhoodId, name }) => ({
      value: neighbourhoodId,
      label: { nl: name, en: name },
    }));
  return (target.field.codes ?? []).map(({ code, label }) => ({ value: code, label }));
}
