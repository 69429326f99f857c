import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request, Agent } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PATIENCE } from '../support/dose.js';

export const ROLES = {
  nobody: undefined,
  wrong: 'wrong-token',
  stranger: 'demo-partner-nobody-here',
  partner: 'demo-partner-gemeente-duindorp',
  other: 'demo-partner-corporatie-zandkasteel',
  office: 'demo-programme-office',
  auditor: 'demo-auditor',
  ministry: 'demo-ministry',
} as const;

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const root = join(import.meta.dirname, '../..');
const TURNS = pathToFileURL(join(import.meta.dirname, 'turns.mjs')).href;
const [LONGEST, OUT] = [0, 1];

/** Whether all of an answer's body is there, by the length that its head says; without one, whatever came is all. */
function isWhole(answer: string): boolean {
  const [head = '', body = ''] = answer.split(/\r\n\r\n(.*)/s);
  return (
    answer.includes('\r\n\r\n') && body.length >= Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)
  );
}

/** The real server in a process of its own, over loopback; what it holds is gone with it. */
export class Target {
  ended: number | string | undefined;
  errors = '';
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });
  /** What the watcher shares: see watcher.mjs. */
  readonly #watched = new Int32Array(new SharedArrayBuffer(8));
  #most = 0;
  readonly #turns: number[] = [];
  #longestTurn = 0;
  #watching = true;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /**
   * `heap` in MiB: what a container of that size would give it; `settings` beside or instead of those for an attack.
   */
  static async start(heap: number, settings: Readonly<Record<string, string>> = {}): Promise<Target> {
    const flags = [`--max-old-space-size=${heap}`, `--import=${TURNS}`];
    const child = spawn(process.execPath, [...flags, 'dist/apps/api/main.js'], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        WIJKSPOOR_DEMO: '1',
        WIJKSPOOR_STORE: 'memory:',
        WIJKSPOOR_QUOTA_REQUESTS: '1000000',
        LOG_LEVEL: 'fatal',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => (errors = (errors + data.toString()).slice(-4_000)));
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout?.on('data', (data: Buffer) => {
        const found = /http:\/\/[^:]+:(\d+)/.exec(data.toString())?.[1];
        if (found) resolve(Number(found));
      });
      child.once('exit', (code) => reject(new Error(`the server ended (${code}): ${errors}`)));
    });
    const target = new Target(child, port);
    child.on('message', ({ looks }: { looks: number[] }) => target.#took(looks));
    child.on('exit', (code, signal) => {
      target.ended = signal ?? code ?? 0;
      target.errors = errors;
    });
    return target;
  }

  /**
   * Nobody gets an answer until what the watcher asks has been out for so many ms more, by its own clock; what it
   * saw before is forgotten.
   */
  async stall(ms: number): Promise<void> {
    this.child.kill('SIGSTOP');
    const out = (): number => Atomics.load(this.#watched, OUT);
    const until = out() + ms;
    while (out() < until) await pause(5);
    this.takeBlock();
    this.child.kill('SIGCONT');
  }

  send({ method, path, token, type, headers = {}, body }: Sent): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          port: this.port,
          host: '127.0.0.1',
          method,
          path,
          agent: this.#agent,
          headers: {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(type === undefined ? {} : { 'content-type': type }),
            ...headers,
          },
        },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              type: String(incoming.headers['content-type']),
              text: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /**
   * Bytes as they are; what came back until the server closed, or until it was silent for `patience` ms. Then FIN,
   * or RST.
   */
  raw(bytes: string | Uint8Array, patience = 300, reset = false): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1');
      let text = '';
      const done = (): void => {
        if (reset) socket.resetAndDestroy();
        else socket.destroy();
        resolve(text);
      };
      socket.setTimeout(patience, done);
      socket.on('data', (data: Buffer) => {
        text += data.toString('latin1');
        // Of an answer that has begun the rest comes, however busy the machine.
        socket.setTimeout(isWhole(text) ? patience : PATIENCE, done);
      });
      socket.on('error', done);
      socket.on('close', done);
      socket.on('connect', () => socket.write(bytes));
    });
  }

  /**
   * Somebody else asks /health/live from a thread of its own until it is stopped; and the most memory is looked at.
   */
  async watch(): Promise<void> {
    const watcher = new Worker(join(import.meta.dirname, 'watcher.mjs'), {
      workerData: { port: this.port, shared: this.#watched.buffer },
    });
    while (this.#watching && this.ended === undefined) {
      this.#most = Math.max(this.#most, this.memory());
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await watcher.terminate();
  }

  /** The longest answer that somebody else waited for since this was asked last, in ms. */
  takeBlock(): number {
    return Atomics.exchange(this.#watched, LONGEST, 0);
  }

  /**
   * The most processor time that the main thread took at a stretch since this was asked last, in ms; not known but
   * on Linux.
   */
  takeTurn(): number {
    const longest = this.#longestTurn;
    this.#longestTurn = 0;
    return longest;
  }

  /**
   * Of the stretches that were looked at since there were `from`: what 99 of 100 took at most, what the longest
   * took, and how many there are now.
   */
  turns(from: number): { readonly p99: number; readonly longest: number; readonly count: number } {
    const looked = this.#turns.slice(from).sort((a, b) => a - b);
    const at = (share: number): number => looked[Math.floor((looked.length - 1) * share)] ?? NaN;
    return { p99: at(0.99), longest: at(1), count: this.#turns.length };
  }

  #took(looks: readonly number[]): void {
    this.#turns.push(...looks);
    this.#longestTurn = Math.max(this.#longestTurn, ...looks);
  }

  /** Most resident memory seen, in MiB. */
  get mostMemory(): number {
    return Math.round(this.#most);
  }

  private memory(): number {
    try {
      const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))?.[1];
      return Number(kib ?? 0) / 1024;
    } catch {
      return 0;
    }
  }

  async stop(): Promise<void> {
    this.#watching = false;
    this.#agent.destroy();
    if (this.ended !== undefined) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }
}
