/** Where the file of a thread is. Seen to fail: with the one beside the source, and unless it must be there. */
import { expect, it } from '@jest/globals';
import { threadFile } from './thread-file.js';

const there = (path: string) => new URL(`../../${path}`, import.meta.url).href;

it('of a compiled module it lies beside it', () => {
  const found = threadFile('file:///app/dist/libs/solver/protect-in-worker.js', './protect.worker.js');
  expect(found.href).toBe('file:///app/dist/libs/solver/protect.worker.js');
});

it('of a source it is the built one', () => {
  const found = threadFile(there('libs/solver/protect-in-worker.ts'), './protect.worker.js');
  expect(found.href).toBe(there('dist/libs/solver/protect.worker.js'));
});

it('that was not built is told by its path', () => {
  const source = there('libs/solver/protect-in-worker.ts');
  expect(() => threadFile(source, './nothing.worker.js')).toThrow(/nothing\.worker\.js is missing: run/);
});
