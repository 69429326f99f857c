import { StoreError } from '../errors.js';

export interface KurrentSetting {
  /** For @eventstore/db-client: without our path, always in throw mode, always at the leader. */
  readonly connection: string;
  /**
   * Name of the log: the path of the setting, or `wijkspoor`. Streams of other logs on the same cluster are not seen.
   */
  readonly log: string;
  /** The setting with user and password left out, for logs and errors. */
  readonly shown: string;
}

const SETTING =
  /^(?:esdb|kurrentdb)(?<discover>\+discover)?:\/\/(?<hosts>[^/?]+)(?:\/(?<log>[^?]*))?(?:\?(?<query>.*))?$/;
const LOG = /^[a-z0-9][a-z0-9_.-]{0,99}$/i;
/**
 * Ours to decide: a follower's log may lag behind what was answered, and half the client ignores errors without throw
 * mode.
 */
const FIXED = ['throwonappendfailure', 'nodepreference'];

/**
 * Reads `esdb://[user:password@]host:port[,host:port…][/log][?tls=…&tlsCAFile=…]` (also `esdb+discover`,
 * `kurrentdb`). Throws STORE_UNAVAILABLE for any other text, without showing it: it may hold a password.
 */
export function parseSetting(setting: string): KurrentSetting {
  const match = SETTING.exec(setting.trim());
  const { discover = '', hosts = '', log, query = '' } = match?.groups ?? {};
  const name = log === undefined || log === '' ? 'wijkspoor' : log;
  if (match === null || !LOG.test(name))
    throw new StoreError('STORE_UNAVAILABLE', 'WIJKSPOOR_STORE is no connection string of KurrentDB');
  const options = query
    .split('&')
    .filter(
      (pair) => pair !== '' && !FIXED.includes((pair.split('=')[0] ?? '').toLowerCase().replace(/[_-]/g, '')),
    );
  // The client's own five seconds for each node that is frozen are longer than a new leader takes to stand.
  const given = options.some((pair) => /^gossiptimeout=/i.test(pair));
  const search = [
    ...options,
    ...(given ? [] : ['gossipTimeout=2']),
    'throwOnAppendFailure=true',
    'nodePreference=leader',
  ].join('&');
  return {
    connection: `esdb${discover}://${hosts}?${search}`,
    log: name,
    shown: `esdb${discover}://${hosts.replace(/^.*@/, '')}/${name}`,
  };
}
