import { handedIn, type Submission } from '#libs/indicators';
import { sha256Hex } from '#libs/platform';
import { canonicalJson } from '#libs/programme';
import type { Figures } from '#libs/read-model';

export interface HandedInDigest {
  /** How many entries of the partner lie in the period, at the position it was handed in up to. */
  readonly entries: number;
  /**
   * SHA-256 (hex) over the RFC 8785 JSON of what was handed in: the entries and which of their versions, and the
   * words with them.
   */
  readonly digest: string;
}

/**
 * What a submission says that was handed in; undefined while nothing was. Positions name events forever, and so
 * does this.
 */
export function digestOfSubmission(figures: Figures, submission: Submission): HandedInDigest | undefined {
  const { partnerId, period, upToPosition, nilReport, narrative } = submission;
  if (upToPosition === undefined) return undefined;
  const entries = handedIn(figures.at(upToPosition), partnerId, period);
  const text = canonicalJson({
    format: 'wijkspoor-submission/1',
    partnerId,
    period,
    upToPosition: String(upToPosition),
    nilReport,
    narrative: narrative ?? null,
    entries: entries.map((positions) => positions.map(String)),
  });
  return { entries: entries.length, digest: sha256Hex(text) };
}
