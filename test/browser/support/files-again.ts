import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { OFFICE, PARTNER, type Stage } from './stage.js';

const KEY = (name: string): string => name.padEnd(43, '_');

/** A list whose layout nobody knows, its household by key. */
const list = (rows: readonly string[], more = ''): Buffer =>
  Buffer.from([`Zaak;Dag;Buurtje;Manier;Bezit;Sleutel;Ook hulp${more}`, ...rows].join('\n'));
const TWO = [
  `Z-1;05-10-2026;Den Haag Zuidwest;Huisbezoek;Koop;${KEY('huis-een')};ja`,
  `Z-2;06-10-2026;Den Haag Zuidwest;Telefoon;Koop;${KEY('huis-twee')};nee`,
];

const check = async (page: Page, buffer: Buffer, name = 'lijst.csv'): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
};
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).click();

/**
 * What is done with files after the first: layouts come back, rows make more events, entries are corrected,
 * retracted and reinstated.
 */
export function filesAgain(given: () => Stage): void {
  const use = async (page: Page, columns: Readonly<Record<string, string>>): Promise<void> => {
    for (const [column, to] of Object.entries(columns))
      await page.getByLabel(`Wat is ${column}`, { exact: true }).selectOption(to);
  };
  const countOf = async (type: string): Promise<number> =>
    (await given().ask(OFFICE, `{ entries(first: 1, filter: { types: ["${type}"] }) { totalCount } }`))
      .entries.totalCount as number;

  describe('files of one’s own, again', () => {
    it('a row makes several events where it says so, each with its own id; the next file of that layout asks nothing', async () => {
      const context = await given().reader(PARTNER);
      const page = await given().visit(context, '/upload?soort=HouseholdReached');
      const before = [await countOf('HouseholdReached'), await countOf('HelpAccepted')];
      await check(page, list(TWO));
      await page.getByRole('heading', { name: 'Uw kolommen' }).waitFor();
      await use(page, {
        Zaak: 'reference',
        Dag: 'occurredOn',
        Buurtje: 'neighbourhoodId',
        Manier: 'channel',
        Bezit: 'tenure',
        Sleutel: 'householdKey',
        'Ook hulp': '',
      });
      await page.getByLabel('Gebeurtenis toevoegen').selectOption('HelpAccepted');
      await page.getByLabel('Wanneer maakt een rij Hulp geaccepteerd').selectOption('ook hulp');
      await page.getByRole('checkbox', { name: 'ja', exact: true }).check();
      await page.getByLabel('Onderbouwing').selectOption('REGISTRATION');
      await page.getByLabel('Soort hulp').selectOption('DEBT');
      await press(page, 'Bestand controleren');
      await page.getByText('3 rijen gecontroleerd, 3 nieuw').waitFor();
      // Two new households: which figures move, was and becomes, before anything is recorded.
      const moved = page.locator('tr[data-figure="1.1 NL 2026-Q4"]');
      const [was, becomes] = (await moved.locator('td').allInnerTexts()).slice(-2).map(Number);
      expect((becomes ?? 0) - (was ?? 0)).toBe(2);
      const remembered = page.waitForResponse((answer) => answer.url().endsWith('/v1/gebeurtenissen'));
      await press(page, '3 gebeurtenissen vastleggen');
      await page.getByRole('heading', { name: 'Vastgelegd', exact: true }).waitFor();
      expect((await remembered).status()).toBe(201);
      expect([await countOf('HouseholdReached'), await countOf('HelpAccepted')]).toEqual([
        (before[0] ?? 0) + 2,
        (before[1] ?? 0) + 1,
      ]);

      const again = await given().visit(context, '/upload?soort=HouseholdReached');
      await check(again, list([`Z-3;07-10-2026;Den Haag Zuidwest;Telefoon;Koop;${KEY('huis-drie')};ja`]));
      await again.getByText('Dit bestand wordt gelezen zoals u eerder zei').waitFor();
      await press(again, 'Bestand controleren');
      await again.getByText('2 rijen gecontroleerd, 2 nieuw').waitFor();
      // A column more: it is told, and nothing is taken for sure.
      await check(
        again,
        list([`Z-4;07-10-2026;Den Haag Zuidwest;Telefoon;Koop;${KEY('huis-vier')};ja;x`], ';Nieuw'),
      );
      await again.getByText('Er is 1 kolom meer.').waitFor();
      await press(again, 'Lees dit bestand ook zo');
      await again.getByText('Het wordt gelezen zoals toen').waitFor();
      expect(await again.getByLabel('Wat is Zaak', { exact: true }).inputValue()).toBe('reference');
      expect(await again.getByLabel('Wat is Nieuw', { exact: true }).inputValue()).toBe('');
      await context.close();
    });

    it('entries come down, go back changed with what was and becomes in view; unchanged nothing is recorded', async () => {
      const context = await given().reader(PARTNER);
      const page = await given().visit(context, '/upload?soort=HouseholdReached');
      const download = async (): Promise<string> => {
        const answer = await fetch(
          `${given().url}/v1/correctiebestanden/HouseholdReached.csv?van=2026-10-05&tot=2026-10-06`,
          {
            headers: { authorization: `Bearer ${PARTNER}` },
          },
        );
        return answer.text();
      };
      const file = (await download()).split('\r\n').filter((line, i) => i === 0 || line.includes(';Z-1;'));
      expect(file).toHaveLength(2);
      await check(page, Buffer.from(file.join('\r\n')));
      await press(page, 'Bestand controleren');
      await page.getByText('Niets is anders dan wat er al staat').waitFor();
      const changed = file
        .join('\r\n')
        .replace(';Huisbezoek;', ';Brief;')
        .replace(/;;;$/, ';;Onjuiste waarde;');
      await check(page, Buffer.from(changed));
      await press(page, 'Bestand controleren');
      const row = page.locator('tr[data-row="2"]');
      await row.waitFor();
      expect(await row.innerText()).toMatch(/Kanaal\s+Huisbezoek\s+Brief/);
      await press(page, '1 gebeurtenis vastleggen');
      await page.getByText('1 wijziging vastgelegd').waitFor();
      expect(await download()).toMatch(/;Z-1;[^\r\n]*;Brief;/);
      await context.close();
    });

    it('an entry that is changed meanwhile is told in the form that was open, and not written over', async () => {
      const filter = '{ types: ["HouseholdReached"], occurredFrom: "2026-10-06", occurredTo: "2026-10-06" }';
      const told = await given().ask(
        PARTNER,
        `{ entries(first: 50, filter: ${filter}) { edges { node { entryId data } } } }`,
      );
      const { entryId, data } = told.entries.edges
        .map(({ node }: { node: unknown }) => node)
        .find((node: { data: { householdKey: string } }) => node.data.householdKey === KEY('huis-twee'));
      const context = await given().reader(PARTNER);
      const page = await given().visit(context, `/aanleveren/${entryId as string}/corrigeren`);
      await page.getByLabel('Kanaal').selectOption('LETTER');
      const posted = await fetch(`${given().url}/v1/gebeurtenissen`, {
        method: 'POST',
        headers: { authorization: `Bearer ${PARTNER}`, 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify({
          ...{
            specversion: '1.0',
            id: crypto.randomUUID(),
            type: 'nl.energiekewijken.corrections.entry-corrected.v1',
          },
          source: 'urn:nld:oin:00000099100000001000:systeem:proef',
          data: { entryId, reason: 'WRONG_VALUE', replacement: { ...data, tenure: 'SOCIAL_RENT' } },
        }),
      });
      expect(posted.status).toBe(201);
      await page.getByRole('checkbox', { name: 'Energie', exact: true }).check();
      await page.getByLabel('Reden', { exact: true }).selectOption('WRONG_VALUE');
      await press(page, 'Controleren');
      await page.getByText('De gebeurtenis is intussen door iemand gewijzigd').first().waitFor();
      await context.close();
    });

    it('a file is retracted whole, with its numbers in step; its rows sent again are told, and reinstated with a click', async () => {
      const context = await given().reader(PARTNER);
      const page = await given().visit(context, '/upload/bestanden');
      await page.locator('main ul a, main table a').first().click();
      await press(page, 'Kijk eerst wat er gebeurt');
      await press(page, /gebeurtenissen intrekken$/);
      await page.getByText('Waarvan ingetrokken').waitFor();
      const standing = page.locator('dl.facts dd').nth(2);
      await standing.filter({ hasText: /^3$/ }).waitFor();

      const again = await given().visit(context, '/upload?soort=HouseholdReached');
      await check(again, list(TWO));
      await again.getByText('Dit bestand wordt gelezen zoals u eerder zei').waitFor();
      await press(again, 'Bestand controleren');
      await again.getByText('3 rijen gecontroleerd, 0 nieuw').waitFor();
      await press(again, '3 gebeurtenissen herstellen');
      await again.getByText('3 rijen gecontroleerd, 0 nieuw').waitFor();
      await again.getByRole('button', { name: /herstellen$/ }).waitFor({ state: 'detached' });
      await context.close();
    });

    it('a number that could be two is settled for its column with a click', async () => {
      const context = await given().reader(PARTNER);
      const page = await given().visit(context, '/upload?soort=OwnersAssociationDecided');
      const header = 'Datum van de gebeurtenis;Gebied;Onderbouwing;VvE;Aantal woningen;Besluit';
      await check(
        page,
        Buffer.from(`${header}\n05-10-2026;Den Haag Zuidwest;Registratie;VVE;2.000;Aangenomen\n`),
      );
      await press(page, 'Bestand controleren');
      await press(page, '2.000 is 2000: het teken scheidt duizendtallen');
      await page.getByText('1 rij gecontroleerd, 1 nieuw').waitFor();
      await context.close();
    });
  });
}
