import {
  BACKWARDS,
  END,
  jsonEvent,
  START,
  type EventStoreDBClient,
  type JSONEventType,
} from '@eventstore/db-client';

import { StoreError } from '../errors.js';
import { ordinaryAccount } from './accounts.js';
import { acquireClient, releaseClient } from './client.js';
import { limitedRead } from './limited-read.js';
import { clientOf, refusalOf } from './refusal.js';
import { parseSetting } from './setting.js';

const ADMINS = '$admins';
const WITHIN = 10_000;

type Roles = readonly string[] | string | undefined;
type Rights = Readonly<Record<'$r' | '$w' | '$d' | '$mr' | '$mw', Roles>>;
type Defaults = JSONEventType<'update-default-acl', { $userStreamAcl: Rights; $systemStreamAcl: Rights }>;

export interface RightsRequest {
  /** Connection string with the name and password of an administrator. */
  readonly admin: string;
  /** The setting of the log (WIJKSPOOR_STORE), with the name and password that the account is to have. */
  readonly setting: string;
  /** Other accounts that keep what they may: they may then read log and vault, too. */
  readonly others: readonly string[];
}

export interface RightsGiven {
  readonly account: string;
  readonly made: boolean;
  readonly changed: readonly ('$all' | '$settings')[];
}

/**
 * Gives log and vault an account of their own with the least rights: it reads $all, and it alone (with
 * administrators and `others`) may read and write in streams that are not the server's own. KurrentDB has no rights
 * for a prefix of names, so the second is the default of the whole cluster. Rejects StoreError before anything is
 * changed when another account has such a right and is not among `others`.
 */
export async function giveRights({ admin, setting, others }: RightsRequest): Promise<RightsGiven> {
  const [name, password] = accountIn(setting);
  const asAdmin = parseSetting(admin);
  const client = clientOf(asAdmin);
  try {
    const [all, defaults] = [await rolesOfAll(client), await newestDefaults(client)];
    const keep = [ADMINS, name, ...others];
    const strangers = [
      ...all.$r,
      ...all.$mr,
      ...Object.values(defaults?.$userStreamAcl ?? {}).flatMap(listed),
    ];
    const found = [...new Set(strangers)].filter((each) => !keep.includes(each) && each !== '$all');
    if (found.length > 0)
      throw refused(
        `account ${found.join(', ')} heeft al rechten op deze cluster en zou ze verliezen; noem met --with wie ze houdt, en zo ook logboek en kluis mag lezen`,
        `account ${found.join(', ')} has rights on this cluster and would lose them; name with --with who keeps them, and so may read log and vault`,
      );
    const made = (await ordinaryAccount(client, name, password)) === 'made';
    const changed: ('$all' | '$settings')[] = [];
    if (!same(all.$r, keep) || !same(all.$mr, keep)) changed.push('$all');
    if (!defaults || !Object.values(defaults.$userStreamAcl).every((roles) => same(listed(roles), keep)))
      changed.push('$settings');
    if (changed.includes('$all'))
      await client.setStreamMetadata('$all', { acl: { readRoles: keep, metaReadRoles: keep } });
    if (changed.includes('$settings')) await client.appendToStream('$settings', [defaultsFor(keep)]);
    await mustRead(setting);
    return { account: name, made, changed };
  } catch (error) {
    throw (await refusalOf(error, asAdmin)) ?? error;
  } finally {
    await releaseClient(asAdmin.connection);
  }
}

function accountIn(setting: string): readonly [name: string, password: string] {
  const [, name = '', password = ''] = /^\w+(?:\+discover)?:\/\/([^:@/]+):([^@/]+)@/.exec(setting) ?? [];
  if (name === '' || password === '')
    throw refused(
      'WIJKSPOOR_STORE noemt geen gebruiker en wachtwoord: esdb://wijkspoor:<wachtwoord>@…',
      'WIJKSPOOR_STORE names no user and password: esdb://wijkspoor:<password>@…',
    );
  if (['admin', 'ops'].includes(decodeURIComponent(name)))
    throw refused(
      'WIJKSPOOR_STORE noemt een beheerder van de cluster: geef het logboek een eigen gebruiker',
      'WIJKSPOOR_STORE names an administrator of the cluster: give the log a user of its own',
    );
  return [decodeURIComponent(name), decodeURIComponent(password)];
}

const refused = (nl: string, en: string): StoreError => new StoreError('STORE_UNAVAILABLE', `${nl} / ${en}`);
const listed = (roles: Roles): readonly string[] => (roles === undefined ? [] : [roles].flat());
const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && other.every((each) => one.includes(each));

async function rolesOfAll(
  client: EventStoreDBClient,
): Promise<{ $r: readonly string[]; $mr: readonly string[] }> {
  const { metadata } = await client.getStreamMetadata('$all');
  return { $r: listed(metadata?.acl?.readRoles), $mr: listed(metadata?.acl?.metaReadRoles) };
}

async function newestDefaults(client: EventStoreDBClient): Promise<Defaults['data'] | undefined> {
  const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
  try {
    const [newest] = await limitedRead(client.readStream<Defaults>('$settings', options), WITHIN);
    return newest?.event?.data;
  } catch (error) {
    if ((error as { type?: unknown }).type === 'stream-not-found') return undefined;
    throw error;
  }
}

function defaultsFor(keep: readonly string[]): ReturnType<typeof jsonEvent> {
  const every = (roles: readonly string[]): Rights => ({
    $r: roles,
    $w: roles,
    $d: roles,
    $mr: roles,
    $mw: roles,
  });
  const data = { $userStreamAcl: every(keep), $systemStreamAcl: every([ADMINS]) };
  return jsonEvent({ type: 'update-default-acl', data });
}

/** The account itself reads $all: the server may need a moment to see what it was given. */
async function mustRead(setting: string): Promise<void> {
  const { connection } = parseSetting(setting);
  const client = acquireClient(connection);
  const until = Date.now() + WITHIN;
  try {
    for (;;)
      try {
        await limitedRead(client.readAll({ fromPosition: START, maxCount: 1 }), WITHIN);
        return;
      } catch (error) {
        if (Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
  } finally {
    await releaseClient(connection);
  }
}
