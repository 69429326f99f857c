import type { KeyVault, VaultKey } from '#libs/event-store';
import type { EventData, Fields, FieldSpec } from '#libs/programme';

import { yieldEvery } from '../kernel/yield-to-event-loop.js';

type Replace = (kind: VaultKey['kind'], key: string) => string;

/** The data with every pseudonym replaced; data without any are given back as they are. */
export function mapPseudonyms(data: EventData, fields: Fields, replace: Replace): EventData {
  const names = pseudonymous(fields);
  if (names.length === 0) return data;
  const copy: Record<string, unknown> = { ...data };
  for (const [name, spec] of names)
    if (copy[name] !== undefined) copy[name] = mapValue(copy[name], spec, replace);
  return copy;
}

function mapValue(value: unknown, spec: FieldSpec, replace: Replace): unknown {
  switch (spec.kind) {
    case 'pseudonym':
      return replace(spec.of, String(value));
    case 'list':
      return (value as readonly unknown[]).map((item) => mapValue(item, spec.item, replace));
    case 'object':
      return mapPseudonyms(value as EventData, spec.fields, replace);
    default:
      return value;
  }
}

const found = new WeakMap<Fields, readonly (readonly [string, FieldSpec])[]>();

/** The fields in which there may be a pseudonym. */
function pseudonymous(fields: Fields): readonly (readonly [string, FieldSpec])[] {
  let names = found.get(fields);
  if (!names) {
    names = Object.entries(fields).flatMap(([name, { spec }]) =>
      holds(spec) ? [[name, spec] as const] : [],
    );
    found.set(fields, names);
  }
  return names;
}

function holds(spec: FieldSpec): boolean {
  if (spec.kind === 'list') return holds(spec.item);
  return spec.kind === 'pseudonym' || (spec.kind === 'object' && pseudonymous(spec.fields).length > 0);
}

/** Person keys are a partner's own, the others programme-wide. */
export const vaultKey = (kind: VaultKey['kind'], key: string, partnerId: string | undefined): VaultKey => ({
  kind,
  scope: kind === 'person' ? (partnerId ?? '') : '',
  key,
});

/** A multiple of what `yieldEvery` counts in. */
const KEYS_AT_ONCE = 2_048;

/** Collects pseudonyms of many entries, asks the vault once, and then tells each one's token. */
export class Tokens {
  readonly #wanted = new Map<string, VaultKey>();
  readonly #tokens = new Map<string, string>();

  want(data: EventData, fields: Fields, partnerId: string | undefined): void {
    mapPseudonyms(data, fields, (kind, key) => {
      const wanted = vaultKey(kind, key, partnerId);
      this.#wanted.set(nameOf(wanted), wanted);
      return key;
    });
  }

  fetch(vault: KeyVault): Promise<void> {
    return this.#ask((keys) => vault.tokensFor(keys));
  }

  /** As `fetch`, but makes none: a key never seen gets a stand-in that is nobody's. */
  rehearse(vault: KeyVault): Promise<void> {
    let standIns = 0;
    return this.#ask(async (keys) =>
      (await vault.knownTokens(keys)).map((token) => token ?? `t_rehearsal-${standIns++}`),
    );
  }

  /** So many at a time, so that others get their turn meanwhile. */
  async #ask(tokensOf: (keys: readonly VaultKey[]) => Promise<readonly string[]>): Promise<void> {
    const wanted = [...this.#wanted];
    for (let from = 0; from < wanted.length; from += KEYS_AT_ONCE) {
      const some = wanted.slice(from, from + KEYS_AT_ONCE);
      const tokens = await tokensOf(some.map(([, key]) => key));
      some.forEach(([name], i) => this.#tokens.set(name, tokens[i] ?? ''));
      await yieldEvery(from);
    }
  }

  applyTo(data: EventData, fields: Fields, partnerId: string | undefined): EventData {
    return mapPseudonyms(data, fields, (kind, key) => {
      const token = this.#tokens.get(nameOf(vaultKey(kind, key, partnerId)));
      if (!token) throw new Error(`the vault answered no token for a ${kind}`);
      return token;
    });
  }
}

const nameOf = ({ kind, scope, key }: VaultKey): string => `${kind}\n${scope}\n${key}`;
