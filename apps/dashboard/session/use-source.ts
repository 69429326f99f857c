import { useProgramme, useRights } from './use-programme.tsx';

/** By which system of its own a partner with an OIN sends what it fills in, and what it reads from a file. */
const SYSTEMS = { formulier: 'wijkspoor-formulier', spreadsheet: 'spreadsheet' } as const;

/**
 * The source under which the reader records: a partner under its own OIN, the programme office under the programme.
 * That of a file is the same as when the file itself goes to the server, so that a row has one id whatever way it
 * comes.
 */
export function useSource(way: keyof typeof SYSTEMS): string {
  const { partners } = useProgramme();
  const { partnerId } = useRights();
  if (partnerId === null) return `urn:nld:wijkspoor:programmabureau:${way}`;
  const oin = partners.find((partner) => partner.partnerId === partnerId)?.oin;
  return oin ? `urn:nld:oin:${oin}:systeem:${SYSTEMS[way]}` : `urn:nld:wijkspoor:${partnerId}:${way}`;
}
