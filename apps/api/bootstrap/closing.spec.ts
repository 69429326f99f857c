import { describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { closeOn } from './closing.js';

/** A process that ends when it is told to; `ended` resolves with its exit code. */
function started(
  app: Promise<{ close(): Promise<unknown> }>,
  steps: string[] = [],
  drain?: () => Promise<unknown>,
) {
  const process = new EventEmitter();
  const told: string[] = [];
  const ended = new Promise<number>((exit) =>
    closeOn(process, {
      app,
      ...(drain === undefined ? {} : { drain }),
      after: async () => steps.push('after'),
      exit,
      writeLine: (line) => told.push(line),
      limit: 60_000,
    }),
  );
  return { process, told, ended };
}

describe('closing', () => {
  it.each(['SIGTERM', 'SIGINT'])(
    '%s closes the application, then what comes after, and ends with 0',
    async (signal) => {
      const steps: string[] = [];
      const { process, ended } = started(Promise.resolve({ close: async () => steps.push('app') }), steps);
      process.emit(signal);
      process.emit(signal);
      expect(await ended).toBe(0);
      expect(steps).toEqual(['app', 'after']);
    },
  );

  it('a signal drains first; an error that nobody listened to does not wait', async () => {
    for (const [event, expected] of [
      ['SIGTERM', ['drain', 'app', 'after']],
      ['unhandledRejection', ['app', 'after']],
    ] as const) {
      const steps: string[] = [];
      const app = Promise.resolve({ close: async () => steps.push('app') });
      const { process, ended } = started(app, steps, async () => steps.push('drain'));
      process.emit(event, new Error('lost'));
      await ended;
      expect(steps).toEqual(expected);
    }
  });

  it('a signal while it starts waits for what is being opened, and closes it', async () => {
    const steps: string[] = [];
    let open = (_app: { close(): Promise<unknown> }): void => undefined;
    const { process, ended } = started(new Promise((resolve) => (open = resolve)), steps);
    process.emit('SIGTERM');
    open({ close: async () => steps.push('app') });
    expect(await ended).toBe(0);
    expect(steps).toEqual(['app', 'after']);
  });

  // Seen to fail: without the listener for unhandledRejection.
  it('an error that nobody listened to is told and closes in the same order, with 1', async () => {
    const steps: string[] = [];
    const { process, told, ended } = started(
      Promise.resolve({ close: async () => steps.push('app') }),
      steps,
    );
    expect(process.listenerCount('unhandledRejection')).toBe(1);
    process.emit('unhandledRejection', new Error('lost'));
    expect(await ended).toBe(1);
    expect(steps).toEqual(['app', 'after']);
    expect(told.join()).toContain('lost');
  });

  it('an application that cannot close ends with 1 and says why', async () => {
    const { process, told, ended } = started(
      Promise.resolve({ close: () => Promise.reject(new Error('stuck')) }),
    );
    process.emit('SIGTERM');
    expect(await ended).toBe(1);
    expect(told.join()).toContain('stuck');
  });
});
