import { describe, expect, it } from '@jest/globals';
import { Page } from '../testing/page.js';

const support = (initiativeId: string, form = 'GRANT') => ({ initiativeId, form, members: 12 });

describe('3.8 residents’ initiatives supported', () => {
  it('supported twice, in two forms, is one initiative', () => {
    const page = new Page();
    page.on('2025-01-10', 'ResidentInitiativeSupported', support('zon'));
    page.on('2025-06-10', 'ResidentInitiativeSupported', support('zon', 'SPACE'));
    page.on('2025-06-10', 'ResidentInitiativeSupported', support('tuin'));
    expect(page.figure('3.8').value).toBe(2);
    expect(page.parts('3.8', 'form')).toMatchObject({ GRANT: 2, SPACE: 1 });
  });

  it('the same id at two partners is two initiatives', () => {
    const page = new Page();
    page.on('2025-01-10', 'ResidentInitiativeSupported', support('zon'));
    page.on('2025-01-10', 'ResidentInitiativeSupported', support('zon'), { partner: 'gemeente' });
    expect(page.figure('3.8').value).toBe(2);
    expect(page.parts('3.8', 'partner')).toMatchObject({ corporatie: 1, gemeente: 1 });
  });

  it('put right to the id it should have had, it is one again', () => {
    const page = new Page();
    page.on('2025-01-10', 'ResidentInitiativeSupported', support('zon'));
    const typo = page.on('2025-02-10', 'ResidentInitiativeSupported', support('zno'));
    const before = page.position;
    page.correct(typo, { initiativeId: 'zon' });
    expect(page.figure('3.8').value).toBe(1);
    expect(page.figure('3.8', { asOf: before }).value).toBe(2);
  });
});
