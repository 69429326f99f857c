import { describe, expect, it } from '@jest/globals';
import type { ArgumentsHost } from '@nestjs/common';
import type { Logger } from '#libs/platform';
import type { Trail } from '../../kernel/access/trail.js';
import { ErrorFilter } from './error.filter.js';

/** What is logged, by level, when a controller throws. */
function logged(thrown: unknown): readonly string[] {
  const levels: string[] = [];
  const logger = { info: () => levels.push('info'), error: () => levels.push('error') };
  const reply = { code: () => reply, headers: () => reply, type: () => reply, send: () => reply };
  const http = { getRequest: () => ({ id: '1', headers: {} }), getResponse: () => reply };
  const host = { getType: () => 'http', switchToHttp: () => http };
  new ErrorFilter(logger as unknown as Logger, {} as Trail).catch(thrown, host as unknown as ArgumentsHost);
  return levels;
}

const givenUp = (because: string): Error => Object.assign(new Error(), { code: 'WORK_GIVEN_UP', because });

describe('what a controller throws', () => {
  // Seen to fail: without `isLeft` who hangs up makes an error in the log.
  it('given work that was given up as its sender hung up, is no error in the log', () => {
    expect(logged(givenUp('NOBODY_WAITS'))).toEqual(['info']);
  });

  it('given work that took too long, or what nobody expected, is an error in the log', () => {
    expect(logged(givenUp('TOO_LONG'))).toEqual(['error']);
    expect(logged(new Error('unexpected'))).toEqual(['error']);
    expect(logged(undefined)).toEqual(['error']);
  });
});
