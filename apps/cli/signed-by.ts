import { parseNote, verifyNote, type Signed, type VerifierKey } from '#libs/transparency';

/** Whether one of these keys signed a checkpoint under its own name. */
export const isSignedBy = ({ origin, note }: Signed, keys: readonly VerifierKey[]): boolean =>
  verifyNote(
    parseNote(note),
    keys.filter(({ name }) => name === origin),
  ).length > 0;
