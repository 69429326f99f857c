import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';

import { KeptFile } from './kept-file.js';

// Seen to fail: without what was found being forgotten at the end of the turn, and with a look at each question.
it('a file that is gone is seen at once by who looks, and from the next turn on by who looks once a turn', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-kept-'));
  const path = join(folder, 'log.db');
  writeFileSync(path, '');
  const kept = new KeptFile(path, 'log');
  expect(kept.faultThisTurn).toBeUndefined();
  rmSync(folder, { recursive: true });
  expect(kept.faultThisTurn).toBeUndefined();
  expect(kept.fault).toMatchObject({ code: 'FILE_GONE' });
  await nextTurn();
  expect(kept.faultThisTurn).toMatchObject({ code: 'FILE_GONE' });
});
