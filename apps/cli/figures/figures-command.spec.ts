import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#libs/event-store';
import { loadConfig, type Config } from '#libs/platform';
import { figuresCommand, type FiguresOptions } from './figures-command.js';

const HOUR = 3_600_000;
let folder: string;
let config: Config;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijkspoor-cijfers-'));
  config = loadConfig({
    WIJKSPOOR_STORE: `sqlite:${join(folder, 'log.db')}`,
    WIJKSPOOR_DEMO: '1',
  });
  let now = Date.parse('2025-05-01T08:00:00Z');
  const store = await openStore(config.store, { clock: () => (now += HOUR), synchronous: 'NORMAL' });
  let number = 0;
  const record = async (type: string, data: object, partnerId?: string) => {
    const eventId = `00000000-0000-8000-8000-${String(++number).padStart(12, '0')}`;
    const metadata = JSON.stringify(partnerId === undefined ? {} : { partnerId });
    const event = {
      eventId,
      type,
      schemaVersion: type === 'HouseholdReached' ? 2 : 1,
      data: JSON.stringify(data),
      metadata,
    };
    await store.append({ stream: `s-${number}`, expected: 'any', events: [event] });
  };
  const reached = (tenure: string, householdKey: string) =>
    record(
      'HouseholdReached',
      {
        occurredOn: '2025-04-30',
        neighbourhoodId: 'noord',
        householdKey,
        channel: 'PHONE',
        tenure,
        topics: [],
      },
      'gemeente',
    );
  await record('NeighbourhoodRegistered', {
    neighbourhoodId: 'noord',
    name: 'Noord',
    municipalityCode: 'GM0001',
    lat: 52,
    lon: 5,
  });
  await record('PartnerRegistered', {
    partnerId: 'gemeente',
    name: 'Gemeente Duin',
    kind: 'MUNICIPALITY',
    werklijnen: [1],
    neighbourhoodIds: ['noord'],
  });
  await reached('OWNER', 'h1');
  await reached('UNKNOWN', 'h2');
  await reached('OWNER', 'h1');
  await record(
    'HouseholdApproached',
    { occurredOn: '2025-04-01', neighbourhoodId: 'noord', householdKey: 'h1', channel: 'LETTER' },
    'gemeente',
  );
  for (const householdKey of ['h8', 'h9'])
    await record(
      'HouseholdApproached',
      { occurredOn: '2025-04-01', neighbourhoodId: 'noord', householdKey, channel: 'LETTER' },
      'gemeente',
    );
  const placed = (placementId: string, occurredOn: string) =>
    record(
      'PlacementStarted',
      {
        occurredOn,
        neighbourhoodId: 'noord',
        placementId,
        personKey: placementId,
        kind: 'REGULAR',
        hoursPerWeek: 24,
        sector: 'TECHNICAL',
      },
      'gemeente',
    );
  await placed('b1', '2025-01-06');
  await placed('b2', '2025-01-06');
  const ended = { placementId: 'b2', endedOn: '2025-02-28', reason: 'OTHER_JOB' };
  await record(
    'PlacementEnded',
    { occurredOn: '2025-02-28', neighbourhoodId: 'noord', ...ended },
    'gemeente',
  );
  await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function printed(options: Partial<FiguresOptions>): Promise<string> {
  let text = '';
  await figuresCommand(
    config,
    { period: '2025', referenceDate: '2025-12-31', ...options },
    (more) => (text += more),
  );
  return text;
}

describe('wijkspoor figures', () => {
  it('a table in Dutch: numbers right, decimals with a comma, the status in words', async () => {
    expect(await printed({ kpi: ['1.1', '1.3', '1.4', '2.1'], scope: ['NL', 'GM0001'] }))
      .toMatchInlineSnapshot(`
     "Periode 2025 (2025-01-01 t/m 2025-12-31) · positie 11 · peildatum 2025-12-31

          Indicator            Gebied  Waarde  Eenheid                         Teller  Noemer  Onbekend  Partners  Streefwaarde  Status
     ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
     1.1  Huishoudens bereikt  NL           2  huishoudens                                                1 van 1                ok
     1.1  Huishoudens bereikt  GM0001       2  huishoudens                                                1 van 1                ok
     1.3  Contacten            NL           3  contacten                                                  1 van 1                ok
     1.3  Contacten            GM0001       3  contacten                                                  1 van 1                ok
     1.4  Bereikpercentage     NL       33,3%  % van de benaderde huishoudens       1       3             1 van 1                ok
     1.4  Bereikpercentage     GM0001   33,3%  % van de benaderde huishoudens       1       3             1 van 1                ok
     2.1  Deelnemers           NL              personen (per partner geteld)                              0 van 0                geen gegevens
     2.1  Deelnemers           GM0001          personen (per partner geteld)                              0 van 0                geen gegevens
     "
    `);
  });

  // Seen to fail: with any word of the table taken from the Dutch ones.
  it('a table in English where it is asked for, and not a word of Dutch in it', async () => {
    const asked = { kpi: ['1.3', '1.4', '2.1', '2.5'], lang: 'en' } as const;
    const table = await printed({ ...asked, cumulative: true, split: 'partner' });
    expect(table).toMatch(
      /^Period 2025, from the start of the programme \(\S+ to 2025-12-31\) · position 11 · reference date 2025-12-31$/m,
    );
    expect(table).toMatch(
      /^ +Indicator +Area +Value +Unit +Numerator +Denominator +Unknown +Partners +Target +Status$/m,
    );
    expect(await printed({ ...asked, kpi: ['1.4'] })).toMatch(
      /^1\.4 +\S.* +NL +33\.3% +% of .+ +1 +3 +1 of 1 +ok$/m,
    );
    expect(await printed({ ...asked, kpi: ['2.1'] })).toMatch(/ 0 of 0 +no data$/m);
    expect(await printed({ ...asked, kpi: ['1.3'], split: 'tenure' })).toMatch(/^ +Unknown +1 +ok$/m);
    expect(table).not.toMatch(
      /\b(Periode|Gebied|Waarde|Eenheid|Teller|Noemer|Onbekend|Streefwaarde|van|geen|positie|peildatum|aandeel)\b/,
    );
  });

  it('the parts of a split below the figure, by name', async () => {
    expect(await printed({ kpi: ['1.3'], split: 'tenure' })).toMatchInlineSnapshot(`
     "Periode 2025 (2025-01-01 t/m 2025-12-31) · positie 11 · peildatum 2025-12-31

          Indicator            Gebied  Waarde  Eenheid    Teller  Noemer  Onbekend  Partners  Streefwaarde  Status
     ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
     1.3  Contacten            NL           3  contacten                             1 van 1                ok
            Sociale huur                    0                                                               ok
            Particuliere huur               0                                                               ok
            Koop                            2                                                               ok
            Onbekend                        1                                                               ok
     "
    `);
    expect(await printed({ kpi: ['1.3'], split: 'partner' })).toMatch(/^ +Gemeente Duin +3 +ok$/m);
    expect(await printed({ split: 'dimension' })).toMatch(/^Q\.4 +Aandeel onbekend/m);
  });

  it('JSON for machines, as of a position and as of a moment', async () => {
    const { figures } = JSON.parse(
      await printed({ kpi: ['1.3', '2.1'], json: true, asOf: { position: 4n } }),
    );
    expect(figures).toMatchObject([
      {
        kpi: '1.3',
        scope: 'NL',
        value: 2,
        status: 'OK',
        position: '4',
        referenceDate: '2025-12-31',
        period: { code: '2025', to: '2025-12-31' },
      },
      { kpi: '2.1', value: null, status: 'NO_DATA' },
    ]);
    const moment = Date.parse('2025-05-01T11:00:00Z');
    const then = JSON.parse(await printed({ kpi: ['1.3'], json: true, asOf: { moment } }));
    expect(then.figures[0]).toMatchObject({ position: '3', value: 1 });
  });

  it('the further amounts of a figure below it: the bounds of lasting work, which are always shown with it', async () => {
    const text = await printed({ kpi: ['2.5', '1.7'] });
    expect(text).toMatch(/^2\.5 .+ 0,0% .+ 0 +1 +50,0% .+ ok$/m);
    expect(text).toMatch(/^ +Niet duurzaam +1$/m);
    expect(text).toMatch(/^ +Ondergrens \(aandeel\) +0,0%$/m);
    expect(text).toMatch(/^ +Bovengrens \(aandeel\) +50,0%$/m);
    expect(text).not.toContain('Duurzaam aan het werk  ');
    // Of 1.7 nothing is known here.
    expect(text).not.toContain('Gas (m³ per jaar)');
  });

  it('by the version of the definition asked for; one that was never published is refused', async () => {
    const { figures } = JSON.parse(await printed({ kpi: ['1.3'], json: true, definitionVersion: 1 }));
    expect(figures[0]).toMatchObject({ definitionVersion: 1, addsUpOver: ['periods', 'areas', 'parts'] });
    await expect(printed({ kpi: ['1.3'], definitionVersion: 2 })).rejects.toThrow(/^--definition-version: /);
  });

  // Seen to fail: without `about` in the document these are not there.
  it('its definition, breaks in that, who is missing and where its scope went', async () => {
    const { figures } = JSON.parse(await printed({ kpi: ['2.5'], json: true }));
    expect(figures[0]).toMatchObject({
      label: { nl: 'Duurzaam aan het werk, 26 weken' },
      formula: { nl: expect.stringContaining('ten minste 182 dagen') },
      definitionBreak: null,
      scopeWentTo: [],
    });
    const { partnersExpected, partnersReporting, partnersMissing } = figures[0];
    expect(partnersMissing).toHaveLength(partnersExpected - partnersReporting);
  });

  it('all that is wrong with a question, in both languages', async () => {
    await expect(printed({ kpi: ['9.9'], scope: ['GM9999'], period: 'ooit' })).rejects.toThrow(
      /^--period: .+ \/ .+\n--kpi: .+\n--scope: .+$/,
    );
  });
});
