import type { Page } from './page.js';

/**
 * Writes that an edition was published (`2025-H1-1`: the first of 2025-H1), of all that is on the page. Answers
 * what was written.
 */
export const published = (page: Page, editionId: string, more: object = {}) =>
  page.on('2025-08-01', 'ReportEditionPublished', {
    editionId,
    period: editionId.slice(0, -2),
    status: 'PROVISIONAL',
    asOfPosition: String(page.position),
    definitionSet: [],
    areaEdition: 2025,
    disclosureProfile: 'INTERNAL',
    referenceDate: '2025-08-01',
    digest: '0'.repeat(64),
    ...more,
  });
