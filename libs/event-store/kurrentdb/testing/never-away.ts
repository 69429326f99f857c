import { acquireClient, connectionOf, releaseClient } from '../client.js';
import { parseSetting } from '../setting.js';

/**
 * The cluster of a setting is never known to be away: each write that fails is tried again. A call that the server
 * ends breaks the subscription off as well, and whether that is seen before the next try or after it, when there is
 * none, is the machine's doing. Answers what makes it as it was.
 */
export function neverAway(setting: string): () => Promise<void> {
  const { connection } = parseSetting(setting);
  Object.defineProperty(connectionOf(acquireClient(connection)), 'away', {
    get: () => false,
    set: () => undefined,
  });
  return () => releaseClient(connection);
}
