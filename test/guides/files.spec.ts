/** Every case of docs/specification/files.md has a test that is there, by its file and its title. */
import { expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';

const ROW = /^\| (?<what>[^|]+) \| (?<file>(?:libs|apps|test|docs)\/\S+) \| (?<title>.+) \|$/;
const rows = readFileSync('docs/specification/files.md', 'utf8')
  .split('\n')
  .flatMap((line): readonly Readonly<Record<string, string>>[] => {
    const groups = ROW.exec(line)?.groups;
    return groups ? [groups] : [];
  });

// Seen to fail: with a title of which one word was changed.
it.each(rows.map(({ what = '', file = '', title = '' }) => [what, file, title] as const))(
  '%s: the test of %s is there',
  (_what, file, title) => {
    expect([file, existsSync(file)]).toEqual([file, true]);
    expect(readFileSync(file, 'utf8')).toContain(title);
  },
);

it('names every case of the issue and of what was to be accepted', () => {
  const text = rows.map(({ what }) => what).join('\n');
  const cases = ['B01', 'B02–B04', 'B05', 'B06–B08', 'B09, B10', 'B21', 'B22, B23', 'B24', 'B25', 'B26'];
  for (const each of [...cases, 'B27', 'B28', 'B29', 'B30', 'B31', 'B32', 'B33'])
    expect(text).toContain(each);
  expect(rows.filter(({ what }) => what?.startsWith('Accepted')).length).toBeGreaterThanOrEqual(10);
});
