import { expect, it } from '@jest/globals';
import { household } from '../support/events.js';
import { PARTNER, type Server } from '../support/server.js';

const HEADER =
  'Datum van de gebeurtenis;Gebied;Onderbouwing;Huishouden (pseudoniem);Kanaal;Huur of koop;Gespreksonderwerpen';
const row = (i: number, area: string, channel: string): string =>
  `14-05-2025;${area};Registratie;${household(`groep-${i}`)};${channel};Sociale huur;Energie`;

/**
 * Equal faults of a file over HTTP, on the server of a suite. Seen to fail: with more groups told, and with more of
 * their rows.
 */
export function faultGroups(given: () => Server): void {
  it('equal faults are one with their first hundred rows, and of different ones two hundred are told', async () => {
    const rows = [
      ...Array.from({ length: 150 }, (_, i) => row(i, 'nergens', 'Huisbezoek')),
      ...Array.from({ length: 250 }, (_, i) => row(150 + i, 'noord', `Duif ${i}`)),
    ];
    const { status, body } = await given().fetch('/v1/aanleveringen?soort=HouseholdReached', PARTNER, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: [HEADER, ...rows].join('\n'),
    });
    expect([status, body.faultCount, body.refusedRows]).toEqual([400, 400, 400]);
    expect(body.faultGroups).toHaveLength(200);
    const [first, second] = body.faultGroups;
    expect([first.column, first.value, first.count, first.rows.length]).toEqual(['B', 'nergens', 150, 100]);
    expect([first.rows[0], first.rows[99]]).toEqual([2, 101]);
    expect([second.value, second.count, second.rows]).toEqual(['Duif 0', 1, [152]]);
  });
}
