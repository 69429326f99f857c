import type { EffectiveEntries } from '../facts/effective-entries.js';
import { acceptedBeforeReached } from './accepted-before-reached.js';
import { endsBeforeStarts } from './end-before-start.js';
import type { Finding } from './finding.js';
import { oneDay } from './one-day.js';
import { outliers } from './outliers.js';
import { sameContent } from './same-content.js';
import { collect } from '../facts/collect.js';
import { silentPartners } from './silent-partners.js';

export type FindingStatus = 'OPEN' | 'ACCEPTED';

interface Acceptance {
  readonly position: number;
  readonly reason: string;
  /** Who accepted it; undefined for the programme office. */
  readonly partnerId: string | undefined;
}

/** A finding as it stands: open until the entries no longer say it, or until it was accepted with a reason. */
export interface FindingAt extends Finding {
  readonly status: FindingStatus;
  readonly acceptance: Acceptance | undefined;
}

/**
 * Every finding across the entries as of a position, the newest first. A pure function of the effective entries and,
 * for silence, of the reference day: a finding mended later is still open as of before.
 */
export function findingsAt(entries: EffectiveEntries, referenceDay: number): readonly FindingAt[] {
  return entries.memo(`findings|${referenceDay}`, () => {
    const accepted = acceptances(entries);
    return [...amongEntries(entries), ...silentPartners(entries, referenceDay)]
      .map((finding): FindingAt => {
        const acceptance = accepted.get(finding.findingId)?.findLast((one) => covers(one, finding));
        return { ...finding, status: acceptance ? 'ACCEPTED' : 'OPEN', acceptance };
      })
      .sort((a, b) => b.since - a.since || (a.findingId < b.findingId ? -1 : 1));
  });
}

/** What does not depend on the reference day. */
const amongEntries = (entries: EffectiveEntries): readonly Finding[] =>
  entries.memo('findings', () =>
    [endsBeforeStarts, acceptedBeforeReached, sameContent, outliers, oneDay].flatMap((find) => find(entries)),
  );

/**
 * By the programme office or by the partner it is about, of the finding as it stood: what changes after that is
 * looked at again.
 */
const covers = (acceptance: Acceptance, finding: Finding): boolean =>
  acceptance.position > finding.since &&
  (acceptance.partnerId === undefined || acceptance.partnerId === finding.partnerId);

function acceptances(entries: EffectiveEntries): ReadonlyMap<string, readonly Acceptance[]> {
  const found = new Map<string, Acceptance[]>();
  for (const { data, entryPosition, partnerId } of entries.documents('FindingAccepted')) {
    collect(found, data.findingId, { position: entryPosition, reason: data.reason, partnerId });
  }
  return found;
}
