import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { authenticatorFor } from '#libs/access';
import {
  openMemoryStore,
  openMemoryVault,
  openSqliteStore,
  openSqliteVault,
  type EventStore,
  type KeyVault,
} from '#libs/event-store';
import { ConfigError, createLogger, systemClock, type Config } from '#libs/platform';
import { createApp } from './create-app.js';

/** Beside the compiled API; not there when it runs from its sources. */
const DASHBOARD = fileURLToPath(new URL('../../dashboard', import.meta.url));

/**
 * The application that a configuration asks for, with its files opened. Throws before anything is opened when the
 * configuration does not say how to tell who asks (demo mode on loopback, or OIDC).
 */
export async function openApp(config: Config): Promise<NestFastifyApplication> {
  const authenticator = authenticatorFor(config);
  const logger = createLogger(config.logLevel);
  const clock = systemClock;
  const store = await openStore(config.store);
  const opened: { close(): Promise<void> }[] = [store];
  try {
    const vault = await openVault(config.vault);
    opened.unshift(vault);
    const readModelPath = await withFolder(config.readModel);
    logger.info({ store: store.description, readModel: readModelPath }, 'opened');
    const surroundings = { store, vault, clock, authenticator, logger, readModelPath, demo: config.demo };
    return await createApp({ ...surroundings, awaitProjection: false, dashboard: DASHBOARD });
  } catch (error) {
    for (const each of opened) await each.close();
    throw error;
  }
}

async function openStore(store: string): Promise<EventStore> {
  if (store === 'memory:') return openMemoryStore();
  if (store.startsWith('sqlite:'))
    return openSqliteStore({ path: await withFolder(store.slice('sqlite:'.length)) });
  throw new ConfigError([
    {
      setting: 'WIJKSPOOR_STORE',
      message: { nl: 'KurrentDB wordt nog niet ondersteund', en: 'KurrentDB is not supported yet' },
    },
  ]);
}

const openVault = async (path: string): Promise<KeyVault> =>
  path === ':memory:' ? openMemoryVault() : openSqliteVault({ path: await withFolder(path) });

async function withFolder(path: string): Promise<string> {
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true });
  return path;
}
