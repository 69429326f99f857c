import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { openDatabase, sqliteDriver, synchronousOf } from '../../../dist/libs/event-store/index.js';
import { join } from 'node:path';
import { bytes } from './format.mjs';

/** Type of the filesystem a directory is on, as the system names it. */
export function filesystemOf(directory) {
  try {
    const output = execFileSync('df', ['--output=fstype', directory], { encoding: 'utf8', stdio: 'pipe' });
    return output.trim().split('\n').at(-1);
  } catch {
    return 'unknown';
  }
}

/** How busy the machine is with everything; work besides the bench makes rates and even ratios worthless. */
export function describeLoad() {
  const [load] = loadavg();
  return `${load.toFixed(1)} on ${cpus().length} cores`;
}

/** Whether something else was already running when the bench began. */
export const isBusy = () => loadavg()[0] > cpus().length / 2;

/** Set by --steady-disk: how long each sync takes. */
const SYNC_US = process.env['SYNC_US'];

/** What the figures depend on, line by line. Checks that synchronous=FULL is kept after a write. */
export function describeMachine(directory) {
  const { name, version } = sqliteDriver();
  const filesystem = filesystemOf(directory);
  const db = openDatabase(join(directory, 'probe.db'));
  db.exec('CREATE TABLE probe (a); INSERT INTO probe VALUES (1)');
  const synchronous = synchronousOf(db);
  db.close();
  const inMemory = /tmpfs|ramfs/.test(filesystem);
  return [
    `cpu          ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
    `memory       ${bytes(totalmem())}`,
    `node         ${process.version} on ${process.platform} ${process.arch}`,
    `sqlite       ${version} by ${name}`,
    `fsync        synchronous=${synchronous} after a write, journal in WAL${synchronous === 'FULL' ? '' : ' — NOT FULL'}`,
    `data in      ${directory} (${filesystem})`,
    `load         ${describeLoad()}${isBusy() ? ' — BUSY with other work: repeat on a quiet machine before concluding anything' : ''}`,
    ...(SYNC_US === undefined
      ? []
      : [`             memory as a steady disk: each sync takes ${SYNC_US} us, however much is written`]),
    ...(inMemory && SYNC_US === undefined
      ? ['             THIS IS MEMORY: fsync does nothing here and the append rates mean nothing; use --dir']
      : []),
  ];
}
