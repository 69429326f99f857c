import type { RecordedEvent, VaultKey } from '#libs/event-store';
import { typeNamed, type EventData, type Fields } from '#libs/programme';

import { mapPseudonyms } from '../decide/pseudonyms.js';
import { readRecorded, type RecordedEntry } from '../log/recorded-entry.js';

export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time?: string;
  readonly subject?: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly data: EventData;
}

/**
 * A stored event as a CloudEvent again, in the current schema version. Pseudonyms are those in `revealed` (vault
 * token → key); what the vault has forgotten stays a token.
 */
export function toCloudEvent(recorded: RecordedEvent, revealed: ReadonlyMap<string, string>): CloudEvent {
  const entry = readRecorded(recorded);
  const { source, id, time, subject } = entry.metadata;
  const { type } = typeNamed(recorded.type);
  return {
    specversion: '1.0',
    id,
    source,
    type,
    ...(time === undefined ? {} : { time }),
    ...(subject === undefined ? {} : { subject }),
    datacontenttype: 'application/json',
    dataschema: `/v1/schemas/${type}`,
    data: mapTokens(entry, (token) => revealed.get(token) ?? token),
  };
}

/** The vault tokens in a stored event, to be revealed for toCloudEvent. */
export const tokensIn = (recorded: RecordedEvent): readonly string[] =>
  kindsOfTokens(recorded).map(({ token }) => token);

/** The same, each with what it stands for. */
export function kindsOfTokens(
  recorded: RecordedEvent,
): readonly { readonly kind: VaultKey['kind']; readonly token: string }[] {
  const tokens: { kind: VaultKey['kind']; token: string }[] = [];
  mapTokens(readRecorded(recorded), (token, kind) => {
    tokens.push({ kind, token });
    return token;
  });
  return tokens;
}

function mapTokens(
  { event, metadata }: RecordedEntry,
  replace: (token: string, kind: VaultKey['kind']) => string,
): EventData {
  const map = (data: EventData, fields: Fields) =>
    mapPseudonyms(data, fields, (kind, token) => replace(token, kind));
  const { data, name } = event;
  if (name !== 'EntryCorrected' || metadata.targetName === undefined)
    return map(data, typeNamed(name).fields);
  const replacement = map(data['replacement'], typeNamed(metadata.targetName).fields);
  return { ...data, replacement };
}
