import type { Metadata, ServiceError } from '@grpc/grpc-js';

import type { Ledger } from './ledger.js';
import { accessDenied, unauthenticated } from './protocol.js';

export type Right = '$r' | '$w' | '$d' | '$mr' | '$mw';

export interface Account {
  password: string;
  groups: readonly string[];
}

type Acl = Partial<Record<Right, string | readonly string[]>>;

/**
 * The accounts of a server and what they may, by the lists in its streams: of the stream, of `$settings`, by default.
 */
export class Rights {
  constructor(
    private readonly ledger: Ledger,
    readonly accounts: Map<string, Account>,
  ) {}

  /** Why a call is refused, if it is: nobody, a wrong password, or an account without the right. */
  refusal(metadata: Metadata, stream: string, right: Right): ServiceError | undefined {
    const roles = this.#rolesOf(metadata);
    if (!Array.isArray(roles)) return roles as ServiceError;
    return roles.includes('$admins') || this.#allowed(stream, right).some((each) => roles.includes(each))
      ? undefined
      : accessDenied();
  }

  /** The caller and the groups it is in; with `$all` for everybody who is known. */
  #rolesOf(metadata: Metadata): readonly string[] | ServiceError {
    const given = String(metadata.get('authorization')[0] ?? '');
    if (given === '') return accessDenied();
    const [name = '', password] = Buffer.from(given.slice('Basic '.length), 'base64').toString().split(':');
    const account = this.accounts.get(name);
    if (account?.password !== password) return unauthenticated();
    return ['$all', name, ...(account?.groups ?? [])];
  }

  #allowed(stream: string, right: Right): readonly string[] {
    const [base, wanted] = stream.startsWith('$$')
      ? [stream.slice(2), right === '$r' ? '$mr' : '$mw']
      : [stream, right];
    const own = this.#newest<{ $acl?: Acl }>(`$$${base}`)?.$acl?.[wanted as Right];
    const settings = this.#newest<{ $userStreamAcl?: Acl; $systemStreamAcl?: Acl }>('$settings');
    const defaults = base.startsWith('$') ? settings?.$systemStreamAcl : settings?.$userStreamAcl;
    return [own ?? defaults?.[wanted as Right] ?? (base.startsWith('$') ? '$admins' : '$all')].flat();
  }

  #newest<Content>(stream: string): Content | undefined {
    const records = this.ledger.stream(stream);
    const newest = Array.isArray(records) ? (records.at(-1) as { data: Uint8Array } | undefined) : undefined;
    return newest && (JSON.parse(Buffer.from(newest.data).toString('utf8')) as Content);
  }
}
