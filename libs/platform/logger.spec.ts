/**
 * What never reaches the log of the server: tokens and cookies, wherever a line has headers. Seen to fail: with each
 * of the three places, and each of the three names, taken off the list.
 */
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { createLogger, LOG_LEVELS, type LogLevel, type Logger } from './logger.js';

/** What a logger writes, line by line; nothing of it comes on the output of the tests. */
function written(level: LogLevel, log: (logger: Logger) => void, name?: string): readonly object[] {
  const lines: object[] = [];
  const logger = createLogger(level, name);
  Object.assign(logger, {
    [pino.symbols.streamSym]: { write: (line: string) => lines.push(JSON.parse(line) as object) },
  });
  log(logger);
  return lines;
}
const SECRETS = { authorization: 'Bearer s-3', cookie: 'session=s-3', 'set-cookie': ['session=s-3'] };

describe('given a line with headers', () => {
  it.each<readonly [where: string, line: object]>([
    ['of a request', { req: { method: 'GET', headers: { ...SECRETS, accept: 'x' } } }],
    ['by themselves', { headers: { ...SECRETS, accept: 'x' } }],
    ['without a name for them', { ...SECRETS, accept: 'x' }],
  ])('when they are %s, then the secret ones are gone, names and all, and the others stand', (_, line) => {
    const [found] = written('info', (logger) => logger.info(line, 'asked'));
    const text = JSON.stringify(found);
    expect(text).toContain('"accept":"x"');
    expect(text).toContain('"msg":"asked"');
    expect(text).not.toMatch(/s-3|authorization|cookie/);
  });
});

describe('given a level', () => {
  it('then what is less grave is not written, and each line says whose it is', () => {
    const all = (logger: Logger): void => {
      for (const level of LOG_LEVELS) logger[level]({ at: level });
    };
    const at = (level: LogLevel) => written(level, all).map((line) => (line as { at: string }).at);
    expect(at('silent')).toEqual([]);
    expect(at('warn')).toEqual(['fatal', 'error', 'warn']);
    expect(at('trace')).toEqual(LOG_LEVELS.slice(1));
    expect(written('info', (logger) => logger.info('x'))).toMatchObject([{ name: 'wijkspoor' }]);
    expect(written('info', (logger) => logger.info('x'), 'cli')).toMatchObject([{ name: 'cli' }]);
  });
});
