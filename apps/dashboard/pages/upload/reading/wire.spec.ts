/**
 * What of a partner's file could leave the browser: the body of FileReading is all that is ever posted
 * (send-file.ts). Seen to fail: with the file itself put behind the events, and without personalIn, where a text
 * column that is mapped has an address in it.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Format } from '#libs/tabular';
import { oddAddressFiles, SECRETS, type OddFile } from '../../../../../test/support/odd-address-files.js';
import { firstDraft, layoutOf, type Draft } from '../mapping/layout-draft.ts';
import { FileReading } from './file-reading.ts';

const SOURCE = 'urn:nld:oin:00000099000000001000:systeem:spreadsheet';
const AREAS = [{ id: 'den-haag-zuidwest', name: 'Den Haag Zuidwest' }];
const SECRET = 'een-geheim-van-genoeg-tekens-0123456789';

/** What every obstacle of the files below says besides. */
const OBSTACLE = {
  occurredOn: '14-10-2026',
  neighbourhoodId: 'den-haag-zuidwest',
  evidence: 'REGISTRATION',
  kind: 'ACT',
  level: 'NATIONAL',
  addressedTo: 'Rijk',
};

const formatOf = (name: string): Format =>
  name.endsWith('.xlsx') ? 'xlsx' : name.endsWith('.ods') ? 'ods' : 'csv';
const leaked = (body: string): readonly string[] =>
  [...SECRETS, SECRET].filter((secret) => body.toLowerCase().includes(secret.toLowerCase()));

/** What would be sent of a file; nothing of one that cannot be opened. */
async function sentOf(
  { name, bytes }: OddFile,
  type: string,
  change: (draft: Draft) => Draft = (draft) => draft,
): Promise<{ readonly body: string; readonly events: number; readonly faults: readonly string[] }> {
  const reading = new FileReading();
  const copy = new Uint8Array(bytes).buffer;
  const ask = { ask: 'inspect', bytes: copy, format: formatOf(name), type } as const;
  const seen = await reading.answer(ask, () => undefined);
  if (seen === undefined || typeof seen !== 'object' || !('isTemplate' in seen))
    return { body: '', events: 0, faults: ['NOT_OPENED'] };
  const draft = change(firstDraft(seen));
  const read = await reading.answer(
    {
      ask: 'read',
      layout: seen.isTemplate ? undefined : layoutOf(type, draft),
      decimals: {},
      source: SOURCE,
      areas: AREAS,
      entries: undefined,
      key: { kind: 'huishouden', secret: SECRET },
    },
    () => undefined,
  );
  if (typeof read !== 'object' || !('body' in read)) throw new Error('nothing was read');
  return { body: read.body, events: read.events, faults: read.faults.map(({ rule }) => rule) };
}

describe('of more than a hundred odd files with addresses', () => {
  let files: readonly OddFile[];
  beforeAll(async () => {
    files = await oddAddressFiles();
  });

  it('not one byte of an address or of a column that nobody mapped is sent, and most of them can be sent', async () => {
    const told: string[] = [];
    let sent = 0;
    for (const file of files) {
      const { body } = await sentOf(file, 'HouseholdReached');
      told.push(...leaked(body).map((secret) => `${file.name}: ${secret}`));
      if (body.includes('householdKey')) sent += 1;
    }
    expect(told).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
    // Nothing would be proved by files of which nothing is ever sent.
    expect(sent).toBeGreaterThan(20);
  });

  it('whatever a person says of the columns: an address in a text is refused in its row', async () => {
    const bytes = Buffer.from(
      'Wet;Straat en nummer\r\nw-1;Verzonnenlaan 1, 9876 ZX\r\nw-2;Vergunning duurt lang\r\n',
    );
    const mapped = (draft: Draft): Draft => ({
      ...draft,
      fixed: OBSTACLE,
      to: { wet: 'obstacleId', 'straat en nummer': 'text' },
    });
    const { body, faults } = await sentOf({ name: 'a.csv', bytes }, 'ObstacleReported', mapped);
    expect(faults).toEqual(['PERSONAL_DATA']);
    expect(leaked(body)).toEqual([]);
  });

  it('what is mapped is sent: a file that leaks on purpose is seen to leak', async () => {
    const bytes = Buffer.from('Wet;Omschrijving\r\nw-1;De Verzonnenlaan wacht op een vergunning\r\n');
    const mapped = (draft: Draft): Draft => ({
      ...draft,
      fixed: OBSTACLE,
      to: { wet: 'obstacleId', omschrijving: 'text' },
    });
    const { body, faults } = await sentOf({ name: 'a.csv', bytes }, 'ObstacleReported', mapped);
    expect([faults, leaked(body)]).toEqual([[], ['Verzonnenlaan']]);
  });
});
