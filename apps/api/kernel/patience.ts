/**
 * How long is waited for what is on its way, in milliseconds; after that it is refused. A bound on what hangs or
 * costs too much, by the clock of the machine: a test of anything else hands in one that no slow machine meets.
 */
export interface Patience {
  /**
   * For the figures to be at the position that a question names (read-your-writes), that was just recorded, or that
   * an edition pins: PROJECTION_BEHIND, POSITION_AHEAD.
   */
  readonly position: number;
  /** For the registration of a partner that may just have been posted: FORBIDDEN. */
  readonly registration: number;
  /** For each thing that is asked of the reader of files (docs/decisions/0051): FILE_TAKES_TOO_LONG. */
  readonly file: number;
  /** For an edition to be protected; a question to the solver may take half of it. */
  readonly protection: number;
  /**
   * For the earlier requests of the same actor, of which an answer that nobody reads holds its place:
   * TOO_MANY_REQUESTS.
   */
  readonly turn: number;
  /** For a socket to say who opens it: closed with 4408. */
  readonly socket: number;
  /** For the work of one question, in which the turns of others do not count (libs/read-model/turns.ts): TOO_BUSY. */
  readonly work: number;
  /** For the work of what a file would do to the figures; what was not looked at by then is left out: TOO_LONG. */
  readonly foretelling: number;
  /** For the identity provider, at each question of signing in: it is said not to answer. */
  readonly issuer: number;
}

export const DEFAULT_PATIENCE: Patience = {
  position: 5_000,
  registration: 2_000,
  // Twelve times what 50,000 rows take on two busy cores.
  file: 60_000,
  // Longer than any edition took by far.
  protection: 120_000,
  turn: 30_000,
  socket: 3_000,
  work: 60_000,
  foretelling: 10_000,
  issuer: 5_000,
};
