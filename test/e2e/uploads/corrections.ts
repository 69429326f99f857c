import { describe, expect, it } from '@jest/globals';
import { OTHER_PARTNER, PARTNER, type Json, type Server } from '../support/server.js';
import { household } from '../support/events.js';

const HEADER =
  'Eigen kenmerk;Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop';
const FILE = '/v1/correctiebestanden/HouseholdReached';

/** Corrections, withdrawals and reinstatements by file, on the server of a suite. */
export function correctionsByFile(given: () => Server): void {
  const send = (text: string, query = '', token = PARTNER) =>
    given().fetch(`/v1/aanleveringen?soort=HouseholdReached${query}`, token, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: text,
    });
  const places = (body: Json): string[] =>
    body.faults.map((fault: Json) => `${fault.row ?? ''}${fault.column ?? ''} ${fault.rule}`);
  /** The lines of one's own file, but for those of other tests. */
  const download = async (
    reference: string,
  ): Promise<{ readonly header: string; readonly rows: string[] }> => {
    const { status, body } = await given().fetch(`${FILE}.csv?van=2025-03-01&tot=2025-03-31`, PARTNER);
    expect(status).toBe(200);
    const [header = '', ...rows] = String(body).replace('\uFEFF', '').trimEnd().split('\r\n');
    return { header, rows: rows.filter((row) => row.split(';')[2]?.startsWith(reference)) };
  };
  const record = async (reference: string, count: number): Promise<void> => {
    const rows = Array.from(
      { length: count },
      (_, i) =>
        `${reference}-${i};14-03-2025;noord;Registratie;${household(`${reference}-${i}`)};Brief;Sociale huur`,
    );
    expect((await send([HEADER, ...rows].join('\n'))).status).toBe(201);
  };
  const whole = async (reference: string): Promise<Json[]> =>
    (await given().fetch(`${FILE}.json?van=2025-03-01&tot=2025-03-31`, PARTNER)).body.entries.filter(
      (each: Json) => each.id.startsWith(`household-reached/${reference}`),
    );

  describe('entries that are corrected by a file', () => {
    it('come down as they stand; sent again unchanged nothing is recorded', async () => {
      await record('heen', 3);
      const { header, rows } = await download('heen');
      expect(rows).toHaveLength(3);
      const answer = await send([header, ...rows].join('\r\n'));
      expect([answer.status, answer.body.result]).toEqual([
        200,
        expect.objectContaining({ rows: 3, added: 0, known: 0 }),
      ]);
    });

    it('change, are retracted and reinstated, each on the version that came down; another version is refused', async () => {
      await record('weer', 3);
      const { header, rows } = await download('weer');
      const changed = (rows[0] ?? '').replace(';Brief;', ';Telefoon;').replace(/;;;$/, ';;Onjuiste waarde;');
      const gone = (rows[1] ?? '').replace(/;;;$/, ';intrekken;Dubbel aangeleverd;');
      const file = [header, changed, gone, rows[2]].join('\r\n');
      const dry = await send(file, '&proef=true');
      expect([dry.status, dry.body.result]).toEqual([200, expect.objectContaining({ rows: 3, added: 2 })]);
      const real = await send(file);
      expect([real.status, real.body.result]).toEqual([201, expect.objectContaining({ rows: 3, added: 2 })]);
      const [first, second] = await whole('weer');
      expect([first.data.channel, first.status, second.status]).toEqual(['PHONE', 'EFFECTIVE', 'RETRACTED']);
      expect(first.version).not.toBe(first.entryId);
      // The same file once more: what it changed is so, what it retracted is.
      expect((await send(file)).body.result).toMatchObject({ added: 0, rows: 3 });

      const stale = changed.replace(';Telefoon;', ';Huisbezoek;');
      const refused = await send([header, stale].join('\r\n'));
      expect([refused.status, places(refused.body)]).toEqual([409, ['2B ENTRY_CHANGED_SINCE']]);

      const back = `Eigen kenmerk;Actie;Reden van de wijziging\nweer-1;herstellen;Andere reden\n`;
      expect((await send(back)).status).toBe(201);
      expect((await whole('weer'))[1].status).toBe('EFFECTIVE');
    });

    /** Seen to fail: with the withdrawal left out of what is foretold. */
    it('are told beforehand by the figures they move, which are what they are afterwards; unchanged none moves', async () => {
      await record('vooraf', 4);
      const { header, rows } = await download('vooraf');
      const ownParts = async (): Promise<Readonly<Record<string, number>>> => {
        const told = await given().ask(
          `{ figures(kpis: ["1.1"], scopes: ["noord", "zuid", "GM0001", "GM0002", "NL"], period: "2025-Q1", split: partner)
            { kpi { code } scope parts { key value } } }`,
          PARTNER,
        );
        const own = (parts: readonly Json[]) =>
          parts.find(({ key }) => key === 'gemeente-duindorp')?.value ?? 0;
        return Object.fromEntries(
          told.figures.map(({ kpi, scope, parts }: Json) => [`${kpi.code} ${scope}`, own(parts)]),
        );
      };
      const unchanged = await send([header, ...rows].join('\r\n'), '&proef=true');
      expect(unchanged.body.result).not.toHaveProperty('moves');
      const moves = (rows[0] ?? '').replace(';noord;', ';zuid;').replace(/;;;$/, ';;Onjuiste waarde;');
      expect(moves).toContain(';zuid;');
      const gone = (rows[1] ?? '').replace(/;;;$/, ';intrekken;Dubbel aangeleverd;');
      const file = [header, moves, gone, rows[2]].join('\r\n');
      const before = await ownParts();
      const dry = await send(file, '&proef=true');
      const foretold = dry.body.result.moves;
      expect([foretold.own, foretold.leftOut]).toEqual(['gemeente-duindorp', undefined]);
      expect((await send(file)).status).toBe(201);
      const after = await ownParts();
      const told = (side: 'before' | 'after') =>
        Object.fromEntries(
          foretold.figures
            .filter(({ kpi, period }: Json) => kpi === '1.1' && period === '2025-Q1')
            .map((move: Json) => [`${move.kpi} ${move.scope}`, move[side].value ?? 0]),
        );
      const changed = Object.keys(before).filter(
        (name) => name.startsWith('1.1') && before[name] !== after[name],
      );
      const of = (figures: Readonly<Record<string, number>>) =>
        Object.fromEntries(changed.map((name) => [name, figures[name]]));
      expect(changed.sort()).toEqual(['1.1 GM0001', '1.1 GM0002', '1.1 NL', '1.1 noord', '1.1 zuid']);
      expect([told('before'), told('after')]).toEqual([of(before), of(after)]);
    });

    it('are one’s own: another partner finds none of them, in its file and by their numbers', async () => {
      await record('eigen', 1);
      const [entry] = await whole('eigen');
      const theirs = await given().fetch(`${FILE}.json`, OTHER_PARTNER);
      expect(JSON.stringify(theirs.body)).not.toContain(entry.entryId);
      const file = `Nummer van de gebeurtenis;Actie;Reden van de wijziging\n${entry.entryId};intrekken;Andere reden\n`;
      const refused = await send(file, '', OTHER_PARTNER);
      expect([refused.status, places(refused.body)]).toEqual([400, ['2A ENTRY_UNKNOWN']]);
    });

    it('five hundred at once are as if each was corrected by hand', async () => {
      await record('veel', 500);
      const { header, rows } = await download('veel');
      const changed = rows.map((row) =>
        row.replace(';14-03-2025;', ';15-03-2025;').replace(/;;;$/, ';;Verkeerde datum;'),
      );
      const before = await whole('veel');
      const answer = await send([header, ...changed].join('\r\n'));
      expect([answer.body.faults?.slice(0, 2), answer.body.result]).toEqual([
        undefined,
        expect.objectContaining({ rows: 500, added: 500 }),
      ]);
      const after = await whole('veel');
      expect(after.map(({ data }) => data)).toEqual(
        before.map(({ data }) => ({ ...data, occurredOn: '2025-03-15' })),
      );
      const figures = await given().ask(
        '{ entries(first: 1, filter: { types: ["HouseholdReached"], occurredFrom: "2025-03-15", occurredTo: "2025-03-15" }) { totalCount } }',
        PARTNER,
      );
      expect(figures.entries.totalCount).toBe(500);
    });
  });
}
