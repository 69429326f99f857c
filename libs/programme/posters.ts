/** Whose things: those of every partner and of the office itself, those of the own organisation, or nobody's. */
type Whose = 'all' | 'own' | 'none';

/** What somebody may, as whom it posts, with what is not plainly new. What is not said here is refused. */
interface PosterRights {
  /** Whose entries it corrects, retracts and reinstates. */
  readonly amends: Whose;
  /** For which partners it hands in a period, and takes part in the conversation about one. */
  readonly speaksFor: Whose;
}

/** As whom something is posted: the programme office for itself, or one of the partners for itself. */
export const POSTERS = {
  'programme-office': { amends: 'all', speaksFor: 'all' },
  partner: { amends: 'own', speaksFor: 'own' },
} as const satisfies Readonly<Record<string, PosterRights>>;

export type Poster = keyof typeof POSTERS;

/** Who posts: as whom, and for which partner; undefined for the office. */
export interface PostedAs {
  readonly role: Poster;
  readonly partnerId: string | undefined;
}

/**
 * Whether who posts may do this with what is a partner's; `partnerId` is undefined for what is the office's own. Who
 * is not in the table may with nothing.
 */
export function mayWith(by: PostedAs, right: keyof PosterRights, partnerId: string | undefined): boolean {
  const whose: Whose = Object.hasOwn(POSTERS, by.role) ? POSTERS[by.role][right] : 'none';
  if (whose === 'all') return true;
  return whose === 'own' && partnerId !== undefined && partnerId === by.partnerId;
}
