import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import { pause } from '../support/measure.mjs';

/**
 * A PostgreSQL to measure against: the one at WIJKSPOOR_BENCH_PG (a database of its own to write in), else a
 * temporary one on loopback when its programs are installed. Answers {url, described, stop}, or {why} when there is
 * none.
 */
export async function postgresServer(directory) {
  const url = process.env.WIJKSPOOR_BENCH_PG;
  if (url) return { url, described: 'the server of WIJKSPOOR_BENCH_PG', stop: async () => undefined };
  const bin = programs();
  if (!bin) return { why: 'no PostgreSQL: WIJKSPOOR_BENCH_PG is not set and initdb is not installed' };
  try {
    return await startTemporary(bin, directory);
  } catch (error) {
    return { why: `PostgreSQL could not be started: ${error.message.split('\n')[0]}` };
  }
}

function programs() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...process.env.PATH.split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

async function startTemporary(bin, directory) {
  const data = mkdtempSync(join(directory, 'wijkspoor-bench-pg-'));
  const user = ordinaryUser();
  const as = { ...user, stdio: 'pipe', cwd: data };
  const removeData = () => rmSync(data, { recursive: true, force: true });
  try {
    const password = randomBytes(16).toString('hex');
    const passwordFile = join(data, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user.uid !== undefined) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
    const cluster = join(data, 'cluster');
    const options = [
      '-D',
      cluster,
      '-U',
      'bench',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--no-locale',
    ];
    execFileSync(join(bin, 'initdb'), options, as);
    const port = await freePort();
    const settings = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${data}`,
      'fsync=on',
      'synchronous_commit=on',
    ];
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...as, stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => server.once('exit', resolve));
    const stop = async () => {
      server.kill('SIGINT');
      await ended;
      removeData();
    };
    if (!(await answers(port, server))) {
      await stop();
      throw new Error('it did not answer within 20 s');
    }
    const version = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim();
    return {
      url: `postgresql://bench:${password}@127.0.0.1:${port}/postgres`,
      described: `${version}, temporary, fsync=on`,
      stop,
    };
  } catch (error) {
    removeData();
    throw error;
  }
}

/** PostgreSQL refuses to run as root: then as its own user or as nobody. */
function ordinaryUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // the next one
    }
  }
  throw new Error('no ordinary user to run it as');
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function answers(port, server) {
  for (let i = 0; i < 100 && server.exitCode === null; i++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) {
      await pause(500);
      return true;
    }
    await pause(200);
  }
  return false;
}
