// Seen to fail: with the formula of 1.5 and the name of 2.5 as fixed text, and with version 2 keeping the texts of
// version 1.
import { describe, expect, it } from '@jest/globals';
import { KPIS } from './definitions.js';
import { withParameters, wordsOfParameter } from './kpi-texts.js';
import { parsePeriod } from './period.js';
import { Page } from './testing/page.js';
import { breakBefore, breakBetween, versionFor, versionsOf } from './versions.js';

const byCode = (code: string) => KPIS.find((kpi) => kpi.code === code)!;
const textsOf = ({ label, unit, formula }: (typeof KPIS)[number]) => ({ label, unit, formula });
const publish = (page: Page, code: string, version: number, parameters: object[], validFrom: string) =>
  page.on(
    '2025-01-01',
    'KpiDefinitionPublished',
    { code, version, parameters, validFrom, reason: 'sneller' },
    { partner: '' },
  );

describe('the texts of a KPI', () => {
  it('have no place left open, and say every parameter there is in both languages', () => {
    for (const kpi of KPIS) {
      expect(JSON.stringify(textsOf(kpi))).not.toMatch(/[{]\w+(:\w+)?[}]/);
      for (const [name, value] of Object.entries(kpi.parameters)) {
        const other = typeof value === 'number' ? value + 7 : value.slice(1);
        const changed = withParameters(kpi, 2, { ...kpi.parameters, [name]: other });
        for (const language of ['nl', 'en'] as const)
          expect([kpi.code, name, language, changed.formula[language]]).not.toEqual([
            kpi.code,
            name,
            language,
            kpi.formula[language],
          ]);
      }
    }
  });

  // Seen to fail: with the words for `withinMonths` taken out of libs/programme/parameters.ts.
  it('have words for every parameter, of its file or of all', () => {
    for (const kpi of KPIS)
      for (const [name, value] of Object.entries(kpi.parameters))
        expect(wordsOfParameter(kpi, name)).toHaveProperty(typeof value === 'number' ? 'unit' : 'choices');
    const own = { limit: { label: { nl: 'Grens', en: 'Limit' } } };
    expect(wordsOfParameter({ parameterWords: own }, 'limit')).toBe(own.limit);
    expect(() => wordsOfParameter({}, 'limit')).toThrow('parameter limit has no words');
  });

  it('are what people call things', () => {
    expect(byCode('2.5').label.nl).toBe('Duurzaam aan het werk, 26 weken');
    expect(withParameters(byCode('2.5'), 2, { ...byCode('2.5').parameters, lastingDays: 91 }).label).toEqual({
      nl: 'Duurzaam aan het werk, 13 weken',
      en: 'In lasting work, 13 weeks',
    });
    expect(withParameters(byCode('2.5'), 2, { ...byCode('2.5').parameters, lastingDays: 100 }).label.nl).toBe(
      'Duurzaam aan het werk, 100 dagen',
    );
    const one = (lastingDays: number) =>
      withParameters(byCode('2.5'), 2, { ...byCode('2.5').parameters, lastingDays }).label;
    expect([one(1).nl, one(1).en]).toEqual(['Duurzaam aan het werk, 1 dag', 'In lasting work, 1 day']);
    expect([one(7).nl, one(7).en]).toEqual(['Duurzaam aan het werk, 1 week', 'In lasting work, 1 week']);
    expect(byCode('3.3').formula.nl).toContain('label D, E, F of G of ten minste 2 slecht');
    expect(
      withParameters(byCode('2.6'), 2, { ...byCode('2.6').parameters, fullTimeHours: 37.5 }).unit,
    ).toEqual({
      nl: 'fte (37,5 uur)',
      en: 'fte (37.5 hours)',
    });
  });

  it('of a published version are made from its parameters; those it does not set stay', () => {
    const page = new Page();
    publish(page, '1.5', 2, [{ name: 'withinDays', number: 30 }], '2025-07-01');
    const [first, second] = versionsOf(page.at(), byCode('1.5')).map(({ kpi }) => kpi.formula.nl);
    expect(first).toContain('binnen 90 dagen');
    expect(second).toContain('binnen 30 dagen');
    expect(second).not.toContain('90');
  });
});

describe('a break', () => {
  it('stands at the first period that another version makes, and at no other', () => {
    const page = new Page();
    publish(page, '1.5', 2, [{ name: 'withinDays', number: 30 }], '2025-07-01');
    const entries = page.at();
    const broken = (code: string, cumulative = false) => {
      const period = parsePeriod(code, cumulative)!;
      return breakBefore(entries, byCode('1.5'), period, versionFor(entries, byCode('1.5'), period)!.version);
    };
    const mark = { fromVersion: 1, toVersion: 2, validFrom: '2025-07-01', reason: 'sneller' };
    expect(['2025-05', '2025-06', '2025-08', '2026-01'].map((code) => broken(code))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect([broken('2025-07'), broken('2025-07', true), broken('2025-H2'), broken('2025')]).toEqual([
      mark,
      mark,
      mark,
      mark,
    ]);
    expect(broken('2026-H1')).toBeUndefined();
    expect(breakBetween(entries, byCode('1.5'), 1, 1)).toBeUndefined();
    expect(breakBetween(entries, byCode('Q.1'), 1, 2)).toEqual({ fromVersion: 1, toVersion: 2 });
  });
});
