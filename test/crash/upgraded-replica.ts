import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openDatabase } from '#libs/event-store';
import type { Figure } from '#libs/indicators';

import { PATIENCE } from '../support/dose.js';
import { QUESTION, textOf } from '../support/expect-fold.js';

const script = fileURLToPath(new URL('./rolling-upgrade-replica.mjs', import.meta.url));
const built = fileURLToPath(new URL('../../dist/libs/read-model/index.js', import.meta.url));

interface Message {
  readonly opened?: bigint;
  readonly live?: true;
  readonly id?: number;
  readonly answered?: { readonly position: bigint; readonly figures: readonly Figure[] };
  readonly failed?: string;
}

interface Waiting {
  readonly resolve: (answered: Message['answered']) => void;
  readonly reject: (error: Error) => void;
}

let started = 0;

/** A process that holds one version of a replica's read model. */
export class UpgradedReplica {
  /** The position it found in its file. */
  readonly opened: Promise<bigint>;
  /** Resolves when its version has caught up and taken over the file. */
  readonly live: Promise<true>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** `end`: the position at which what builds its version comes no further. */
  constructor(setting: string, folder: string, version: number, end = Infinity) {
    if (!existsSync(built)) throw new Error(`${built} is missing: run \`npm run build\` before the tests`);
    const settings = [version, (started += 1), PATIENCE, end].map(String);
    const child = fork(script, [setting, folder, ...settings], { serialization: 'advanced' });
    this.#child = child;
    child.on('message', (message: Message) => this.#take(message));
    const ended = new Promise<never>((_, reject) =>
      child.once('exit', (code, signal) => {
        const error = new Error(`the replica has ended (${code ?? signal})`);
        reject(error);
        for (const waiting of this.#waiting.values()) waiting.reject(error);
      }),
    );
    const told = <Key extends 'opened' | 'live'>(key: Key) =>
      new Promise<NonNullable<Message[Key]>>((resolve) =>
        child.on('message', (message: Message) => {
          const value = message[key];
          if (value !== undefined) resolve(value);
        }),
      );
    this.opened = Promise.race([told('opened'), ended]);
    this.live = Promise.race([told('live'), ended]);
    for (const promise of [this.opened, this.live]) promise.catch(() => undefined);
  }

  /** What it knows at a position, once it has come there. */
  async ask(position: bigint): Promise<{ readonly position: bigint; readonly figures: string }> {
    const answered = await this.#send({ question: QUESTION, position });
    if (answered === undefined) throw new Error('no answer');
    return { position: answered.position, figures: textOf(answered.figures) };
  }

  /** Builds a version beside the one that answers, in this process; from a position on not until it is released. */
  async rebuild(version: number, from: number): Promise<void> {
    await this.#send({ rebuild: version, from });
  }

  async release(): Promise<void> {
    await this.#send({ release: true });
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  #send(asked: object): Promise<Message['answered']> {
    const id = (this.#asked += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, ...asked }, (error) => error && reject(error));
    });
  }

  #take({ id, answered, failed }: Message): void {
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (failed === undefined) waiting?.resolve(answered);
    else waiting?.reject(new Error(failed));
  }
}

export interface VersionInFile {
  readonly version: number;
  readonly position: number;
  readonly active: number;
}

/** The versions that a replica's file holds at this moment, by a connection of its own. */
export function versionsIn(folder: string): readonly VersionInFile[] {
  const db = openDatabase(join(folder, 'read-model.db'), { readonly: true });
  try {
    const rows = db.prepare('SELECT version, position, active FROM projection ORDER BY version').all();
    return rows as unknown as VersionInFile[];
  } finally {
    db.close();
  }
}
