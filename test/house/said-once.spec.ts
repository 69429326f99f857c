/**
 * What was written by more than one hand stands in one place, and what needs it asks there. Causes: three Amsterdam
 * days, of which a spec was said to hold them equal and did not; three grammars of a period, six of the setting of
 * a log, two of the source of who records; and read models and ingests made beside the one opening of them
 * (docs/decisions/0143-fewer-lines.md). Seen to fail: with every line of `was` put into a file, and with a place in
 * the list that has it no longer.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Once {
  readonly what: string;
  readonly pattern: RegExp;
  /** Where it stands, by path. */
  readonly stands: readonly string[];
  /** Lines that said it once more. */
  readonly was: readonly string[];
}

const ONCE: readonly Once[] = [
  {
    what: 'the day in Amsterdam; the other two write a moment for people to read',
    pattern: /Europe\/Amsterdam/,
    stands: [
      'apps/api/features/report-files/content/reader.ts',
      'apps/dashboard/intl/format.ts',
      'libs/programme/amsterdam.ts',
    ],
    was: ["  timeZone: 'Europe/Amsterdam',"],
  },
  {
    what: 'what a code of a period is',
    pattern: /H\(?\[12\]|Q\(?\[1-4\]/,
    stands: ['libs/programme/calendar.ts'],
    was: [
      "const PERIOD_CODE = '^\\\\d{4}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?$';",
      'const FORM = /^(20\\d\\d)(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;',
    ],
  },
  {
    what: 'which file, or cluster, the setting of a log names; its other parts are read by who opens one',
    pattern: /'sqlite:'|\(\^?(?:sqlite|esdb|kurrentdb)\b|\^\(?(?:\?:)?\(?(?:sqlite|esdb|kurrentdb)\b/,
    stands: ['libs/event-store/kurrentdb/setting.ts', 'libs/platform/store-setting.ts'],
    was: [
      "  return store.startsWith('sqlite:')",
      "const FILE = 'sqlite:';",
      'const FILE = /^(?:sqlite:)?(?!\\w+:)(.+)$/;',
      'const ON_CLUSTER = /^(kurrentdb|esdb)(\\+discover)?:/;',
      '    isRight: like(/^(sqlite:.+|memory:|(kurrentdb|esdb)(\\+discover)?:\\/\\/.+)$/),',
    ],
  },
  {
    what: 'under which source somebody records',
    pattern: /urn:nld:(?:oin|wijkspoor):\$\{/,
    stands: ['libs/programme/participation/source.ts'],
    was: ['    ? `urn:nld:oin:${partner.oin}:systeem:registratie`'],
  },
  {
    what: 'what answers and records over a log; the room of the read model reads a log again by its own',
    pattern: /\bnew (?:Editions|Figures|Foretelling|Ingest|LogEditions|ReadModel|WarningLookup)\(/,
    stands: ['libs/monitor/monitor.ts', 'libs/read-model/editions/from-log.ts'],
    was: [
      '    const ingest = new Ingest({ store, vault, clock: { now: () => now } });',
      "  const readModel = new ReadModel({ log: store, path: ':memory:', tries: TRIES });",
      '  const editions = new Editions(readModel, answers);',
      '  this.figures = new Figures(this.readModel, answers);',
    ],
  },
];

/** Scripts of infra run before anything is built. */
const sources = execFileSync('git', ['ls-files', 'apps/*.ts', 'apps/*.tsx', 'libs/*.ts'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !/\.spec\.tsx?$|\/testing\//.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe.each(ONCE)('$what', ({ pattern, stands, was }) => {
  it('stands there and nowhere else', () => {
    expect(sources.flatMap(({ path, text }) => (pattern.test(text) ? [path] : []))).toEqual(stands);
  });

  it.each(was)('would be found in: %s', (line) => {
    expect(pattern.test(line)).toBe(true);
  });
});
