/**
 * `npm start` and `npm test` install the packages. An installation that was cut off leaves packages without some of
 * their files, which npm takes for whole: the next one must begin from nothing.
 * npm is a programme of the test's own here: the first time it leaves half a package and ends the one that called
 * it, as a lost connection or Ctrl-C does.
 * Seen to fail: without the mark of an installation under way, without throwing away what stands
 * beside it, and where the stamp of an older installation outranks the mark.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const scripts = join(import.meta.dirname, '../../infra/scripts');
let folder: string;
const at = (...names: string[]) => join(folder, ...names);

/** An npm that does what is written here. */
function npm(source: string) {
  mkdirSync(at('bin'), { recursive: true });
  writeFileSync(at('bin', 'npm'), `#!${process.execPath}\n${source}`);
  chmodSync(at('bin', 'npm'), 0o755);
}

const puts = (name: string) =>
  `import { mkdirSync } from 'node:fs'; mkdirSync('node_modules/${name}', { recursive: true });\n`;

function install() {
  const PATH = `${at('bin')}${delimiter}${process.env['PATH']}`;
  const source = `import(${JSON.stringify(at('infra/scripts/prepare.mjs'))}).then((m) => m.install())`;
  return spawnSync(process.execPath, ['-e', source], {
    encoding: 'utf8',
    env: { ...process.env, PATH, NODE_OPTIONS: '' },
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wijkspoor-install-'));
  cpSync(scripts, at('infra/scripts'), { recursive: true });
  writeFileSync(at('package.json'), '{ "type": "module" }');
  writeFileSync(at('package-lock.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the packages', () => {
  it('are installed once for a lock file', () => {
    npm(puts('all'));
    const { status, stdout } = install();
    expect(stdout).toContain('installing packages');
    expect(status).toBe(0);
    expect(install().stdout).toBe('');
    writeFileSync(at('package-lock.json'), '{ "lockfileVersion": 3 }');
    expect(install().stdout).toContain('installing packages');
  });

  it.each([
    ['the caller is killed', 'process.kill(process.ppid, "SIGKILL");'],
    ['npm fails', 'process.exit(1);'],
  ])('are installed from nothing after %s halfway', (_, ends) => {
    npm(puts('half') + ends);
    expect(install().status).not.toBe(0);
    expect(existsSync(at('node_modules/half'))).toBe(true);

    npm(puts('all'));
    const { status, stdout } = install();
    expect(stdout).toContain('cut off');
    expect(status).toBe(0);
    expect(existsSync(at('node_modules/half'))).toBe(false);
    expect(existsSync(at('node_modules/all'))).toBe(true);
    expect(install().stdout).toBe('');
  });

  it('of an installation that was cut off do not count, also where an older one had ended well', () => {
    npm(puts('all'));
    install();
    writeFileSync(at('package-lock.json'), '{ "lockfileVersion": 3 }');
    npm(puts('half') + 'process.kill(process.ppid, "SIGKILL");');
    install();
    // Back at the commit of the older one: its stamp is as the lock file says.
    writeFileSync(at('package-lock.json'), '{}');

    npm(puts('all'));
    expect(install().stdout).toContain('cut off');
    expect(existsSync(at('node_modules/half'))).toBe(false);
  });
});
