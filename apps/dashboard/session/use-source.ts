import { sourceOf } from '#libs/programme';
import { useProgramme, useRights } from './use-programme.tsx';

/** By which system of its own a partner with an OIN sends what it fills in, and what it reads from a file. */
const SYSTEMS = { formulier: 'wijkspoor-formulier', spreadsheet: 'spreadsheet' } as const;

/**
 * The source under which the reader records. That of a file is the same as when the file itself goes to the server,
 * so that a row has one id whatever way it comes.
 */
export function useSource(way: keyof typeof SYSTEMS): string {
  const { partners } = useProgramme();
  const { partnerId } = useRights();
  const oin = partners.find((partner) => partner.partnerId === partnerId)?.oin;
  return sourceOf({ partnerId: partnerId ?? undefined, oin: oin ?? undefined }, way, SYSTEMS[way]);
}
