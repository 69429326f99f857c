/** What an edition is decided on with. Seen to fail: with the figures of an edition computed for a correction. */
import { describe, expect, it } from '@jest/globals';

import { OFFICE } from '../../testing/ingest-fixture.js';
import type { NewItem } from '../../check/new-item.js';
import { itemOf, openLooking } from '../../testing/looking.js';
import { EDITION_FIGURES } from './edition-figures.js';

const digest = 'd'.repeat(64);
const edition = (target?: NewItem['target']) =>
  itemOf('ReportEditionPublished', { period: '2024-H2' }, OFFICE, target);

describe('given an edition', () => {
  it('then its figures are computed, at its place; without a read model they are not known', async () => {
    const asked: unknown[] = [];
    const { known } = await openLooking(EDITION_FIGURES, {
      editionFigures: (pins, place) => {
        asked.push([pins, place]);
        return Promise.resolve({ digest });
      },
    });
    expect(await known([edition()])).toEqual({ editionFigures: { digest } });
    expect(asked).toEqual([[{ period: '2024-H2' }, [2]]]);
    expect(await (await openLooking(EDITION_FIGURES)).known([edition()])).toEqual({});
  });

  it('when it is a correction of one, then nothing is computed', async () => {
    const refuse = () => Promise.reject(new Error('asked'));
    const { known } = await openLooking(EDITION_FIGURES, { editionFigures: refuse });
    const target = {
      entryId: 'e',
      name: 'ReportEditionPublished',
      partnerId: undefined,
      stream: 's',
    } as const;
    expect(await known([edition(target)])).toEqual({});
  });
});
