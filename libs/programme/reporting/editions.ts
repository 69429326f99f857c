import type { DataOf } from '../catalogue.js';
import { stepNames } from '../schema/life-cycle.js';
import { EDITION, type EditionStanding } from './life-cycle.js';

/** The steps of an edition, by the names of their events. */
export const EDITION_STEPS = stepNames(EDITION);

/** A step of an edition, whatever else is known of it. */
export type EditionStep = {
  readonly [K in (typeof EDITION_STEPS)[number]]: { readonly name: K; readonly data: DataOf<K> };
}[(typeof EDITION_STEPS)[number]];

type Publication = { readonly name: 'ReportEditionPublished' };

/** One edition: the step that published it, the one that ended it if any did, and where it stands by these. */
export interface EditionSteps<S extends EditionStep> {
  readonly published: Extract<S, Publication>;
  readonly ended: Exclude<S, Publication> | undefined;
  readonly standing: EditionStanding;
}

const isPublication = <S extends EditionStep>(step: S): step is Extract<S, Publication> =>
  step.name === 'ReportEditionPublished';

/**
 * The editions of which these are the steps, in the order they are published in. The one fold of them: deciders and
 * figures put together from it what they need.
 */
export function editionsOf<S extends EditionStep>(steps: Iterable<S>): readonly EditionSteps<S>[] {
  const editions = new Map<string, EditionSteps<S>>();
  for (const step of steps) {
    const { editionId } = step.data;
    const { to: standing } = EDITION.steps[step.name];
    const known = editions.get(editionId);
    if (isPublication(step)) editions.set(editionId, { published: step, ended: undefined, standing });
    // What is no publication ends one.
    else if (known) editions.set(editionId, { ...known, ended: step as Exclude<S, Publication>, standing });
  }
  return [...editions.values()];
}
