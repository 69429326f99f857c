import { describe, it } from '@jest/globals';
import type { EventName } from '../catalogue.js';
import type { EventData } from '../stream.js';
import { fault } from '../faults.js';
import { given, officeEvent } from '../testing/decider-specification.js';

let posted = 0;
const period = '2025-H1';
const digest = 'a'.repeat(64);
const office = (name: EventName, data: EventData) => officeEvent(`e${++posted}`, name, { period, ...data });
const published = (n: number, data: EventData = {}) =>
  office('ReportEditionPublished', { editionId: `${period}-${n}`, status: 'PROVISIONAL', digest, ...data });
const supersedes = (n: number, status = 'PROVISIONAL') =>
  published(n + 1, { supersedesEditionId: `${period}-${n}`, status });
const superseded = (n: number, by = n + 1) =>
  office('ReportEditionSuperseded', {
    editionId: `${period}-${n}`,
    byEditionId: `${period}-${by}`,
    reason: 'nagekomen',
  });
const withdrawn = (n: number) =>
  office('ReportEditionWithdrawn', { editionId: `${period}-${n}`, reason: 'fout' });

describe('report editions of a period', () => {
  it('one is in force: the next supersedes it or comes after its withdrawal', () => {
    given().when(published(1)).thenAccepted();
    given(published(1)).when(published(2)).thenRejected('EDITION_IN_FORCE');
    given(published(1)).when(supersedes(1)).thenAccepted();
    given(published(1), supersedes(1)).when(superseded(1)).thenAccepted();
    given(published(1), supersedes(1), superseded(1)).when(published(3)).thenRejected('EDITION_IN_FORCE');
    given(published(1), withdrawn(1)).when(published(2)).thenAccepted();
    given(published(1), withdrawn(1)).when(supersedes(1)).thenRejected('EDITION_NOT_IN_FORCE');
    given().when(supersedes(1)).thenRejected('EDITION_NOT_IN_FORCE');
  });

  it('the status goes on from voorlopig to nader voorlopig to definitief, never back', () => {
    given(published(1, { status: 'REVISED_PROVISIONAL' }))
      .when(supersedes(1, 'FINAL'))
      .thenAccepted();
    given(published(1, { status: 'FINAL' }))
      .when(supersedes(1, 'FINAL'))
      .thenAccepted();
    given(published(1, { status: 'FINAL' }))
      .when(supersedes(1, 'REVISED_PROVISIONAL'))
      .thenRejected('EDITION_STATUS_BACK');
  });

  it('superseded and withdrawn are final, and need an edition in force', () => {
    given().when(withdrawn(1)).thenRejected('EDITION_NOT_IN_FORCE');
    given(published(1)).when(withdrawn(1)).thenAccepted();
    given(published(1), withdrawn(1)).when(withdrawn(1)).thenRejected('EDITION_NOT_IN_FORCE');
    given(published(1), supersedes(1), superseded(1))
      .when(superseded(1))
      .thenRejected('EDITION_NOT_IN_FORCE');
    given(published(1), supersedes(1), superseded(1)).when(withdrawn(1)).thenRejected('EDITION_NOT_IN_FORCE');
    given(published(1)).when(superseded(1)).thenRejected('NOT_ITS_SUCCESSOR');
    given(published(1), withdrawn(1), published(2), supersedes(2))
      .when(superseded(2, 2))
      .thenRejected('NOT_ITS_SUCCESSOR');
  });

  it('ids are used once and are the period with a number', () => {
    given(published(1), withdrawn(1)).when(published(1)).thenRejected('EDITION_ID_TAKEN');
    given()
      .when(published(1, { editionId: '2025-Q1-1' }))
      .thenRejected('EDITION_ID');
    given()
      .when(published(1, { editionId: '2025-H1' }))
      .thenRejected('EDITION_ID');
  });

  it('the digest is that of the figures of the pins', () => {
    given().when(published(1), { editionFigures: { digest } }).thenAccepted();
    given()
      .when(published(1), { editionFigures: { digest: 'b'.repeat(64) } })
      .thenRejected('EDITION_DIGEST');
    given()
      .when(published(1), {
        editionFigures: { faults: [fault('UNKNOWN_KPI', [0, 'data', 'definitionSet', 0])] },
      })
      .thenRejected('UNKNOWN_KPI');
  });

  it('are never corrected or retracted as an entry', () => {
    const edition = published(1);
    for (const name of ['EntryRetracted', 'EntryCorrected'] as const)
      given(edition)
        .when(officeEvent('c1', name, { entryId: edition.entryId, reason: 'OTHER' }))
        .thenRejected('DECISION_STANDS');
  });
});
