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
}

export const DEFAULT_PATIENCE: Patience = {
  position: 5_000,
  registration: 2_000,
  // Twelve times what 50,000 rows take on two busy cores.
  file: 60_000,
  // Longer than any edition took by far.
  protection: 120_000,
  turn: 30_000,
};
