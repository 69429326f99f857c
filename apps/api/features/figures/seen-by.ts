import { heldTo, type Actor } from '#libs/access';
import type { Figure } from '#libs/indicators';

/**
 * The figures as the actor may see them. Who is held to the entries of one partner sees in an area no other
 * partner's part of a figure: with the positions of the log these would give that partner's entries one by one.
 */
export function seenBy(actor: Actor, figures: readonly Figure[]): readonly Figure[] {
  const own = heldTo(actor);
  if (own === undefined) return figures;
  return figures.map((figure) =>
    figure.scope === 'NL' || figure.parts.every(({ dimension }) => dimension !== 'partner')
      ? figure
      : {
          ...figure,
          parts: figure.parts.filter(({ dimension, key }) => dimension !== 'partner' || key === own),
        },
  );
}
