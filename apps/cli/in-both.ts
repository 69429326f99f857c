/** What the system, SQLite and fetch say in English only, and what they say it of. */
const SAID: readonly (readonly [says: RegExp, nl: string, en: string])[] = [
  [/^ENOENT\b/, 'dit bestand is er niet', 'this file is not there'],
  [/^EISDIR\b/, 'dit is een map, geen bestand', 'this is a folder, not a file'],
  [/^ENOTDIR\b/, 'dit is een bestand, geen map', 'this is a file, not a folder'],
  [/^EEXIST\b/, 'dit is er al', 'this is there already'],
  [/^ENOSPC\b/, 'de schijf is vol', 'the disk is full'],
  [/^(EACCES|EPERM)\b/, 'hier is geen recht toe', 'there is no right to this'],
  [/^Failed to parse URL/, 'dit is geen adres van een server', 'this is no address of a server'],
  [/^fetch failed/, 'de server antwoordt niet', 'the server does not answer'],
  [
    /file is not a database/,
    'dit bestand is geen logboek, kluis of leesmodel',
    'this file is no log, vault or read model',
  ],
];

/** What a command ends with, in both languages; an error of our own says both already. */
export function inBoth(error: unknown): string {
  const { message, cause } = (error ?? {}) as { readonly message?: unknown; readonly cause?: unknown };
  if (typeof message !== 'string') return String(error);
  const [, nl, en] = SAID.find(([says]) => says.test(message)) ?? [];
  if (nl === undefined) return message;
  const why = (cause as { readonly message?: unknown } | undefined)?.message;
  return `${nl} / ${en}: ${message}${typeof why === 'string' && why !== '' ? ` (${why})` : ''}`;
}
