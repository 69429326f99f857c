import {
  EDITION_STEPS,
  editionsOf,
  type DisclosureProfile,
  type EditionStanding,
  type EditionSteps,
  type EditionStatus,
} from '#libs/programme';
import type { EffectiveEntries } from '../facts/effective-entries.js';
import type { DocumentOf } from '../facts/documents.js';
import { KPIS } from '../definitions.js';
import type { Period } from '../period.js';
import { versionFor } from '../versions.js';

type EditionStepName = (typeof EDITION_STEPS)[number];

interface DefinitionVersion {
  readonly code: string;
  readonly version: number;
}

/**
 * What a report edition pins (KPIS.md, "Editions"), with the period it is about. Its figures follow from these alone.
 */
export interface Pins {
  readonly period: string;
  readonly asOfPosition: number;
  readonly definitionSet: readonly DefinitionVersion[];
  /** Year of the CBS area codes. */
  readonly areaEdition: number;
  readonly disclosureProfile: DisclosureProfile;
  /** Of the rules by which outsiders' figures are protected: the one in force when it was published. */
  readonly protectionVersion: number;
  /** `yyyy-mm-dd`. */
  readonly referenceDate: string;
}

/** A published edition, as known at a position. */
export interface Edition extends Pins {
  readonly editionId: string;
  readonly entryId: string;
  readonly title: string | undefined;
  readonly status: EditionStatus;
  /** SHA-256 (hex) over the canonical JSON of its figures. */
  readonly digest: string;
  readonly standing: EditionStanding;
  /** Position of its publication. */
  readonly publishedAt: number;
  readonly supersedesEditionId: string | undefined;
  readonly supersededByEditionId: string | undefined;
  /** Position and reason of what ended it. */
  readonly endedAt: number | undefined;
  readonly reason: string | undefined;
}

/** Pins, as an event states them or as they are. */
type StatedPins = Omit<Pins, 'asOfPosition' | 'protectionVersion'> & {
  readonly asOfPosition: string | number;
  readonly protectionVersion?: number;
};

/** The pins that the data of a ReportEditionPublished state. */
export const pinsOf = ({ protectionVersion = 1, ...stated }: StatedPins): Pins => ({
  period: stated.period,
  asOfPosition: Number(stated.asOfPosition),
  definitionSet: stated.definitionSet,
  areaEdition: stated.areaEdition,
  disclosureProfile: stated.disclosureProfile,
  protectionVersion,
  referenceDate: stated.referenceDate,
});

/** Every edition known at a position, in order of publication; what is superseded or withdrawn is among them. */
export function editionsAt(entries: EffectiveEntries): readonly Edition[] {
  return entries.memo('editions', () => {
    return editionsOf(entries.documents(...EDITION_STEPS)).map(toEdition);
  });
}

const toEdition = ({ published, ended, standing }: EditionSteps<DocumentOf<EditionStepName>>): Edition => ({
  ...pinsOf(published.data),
  editionId: published.data.editionId,
  entryId: published.entryId,
  title: published.data.title,
  status: published.data.status,
  digest: published.data.digest,
  standing,
  publishedAt: published.entryPosition,
  supersedesEditionId: published.data.supersedesEditionId,
  supersededByEditionId: ended?.name === 'ReportEditionSuperseded' ? ended.data.byEditionId : undefined,
  endedAt: ended?.entryPosition,
  reason: ended?.data.reason,
});

/** The version of every KPI that holds for a period, as known at a position. */
export const definitionSetAt = (entries: EffectiveEntries, period: Period): readonly DefinitionVersion[] =>
  KPIS.map((kpi) => ({ code: kpi.code, version: versionFor(entries, kpi, period)?.version ?? kpi.version }));

/**
 * The edition that another is held against: the one it supersedes, else the last one published before it on a period
 * that ended earlier (the latest such period) and not withdrawn by then.
 */
export function previousEdition(
  entries: EffectiveEntries,
  edition: Edition,
  endOf: (period: string) => number,
): Edition | undefined {
  const earlier = editionsAt(entries).filter(({ publishedAt }) => publishedAt < edition.publishedAt);
  if (edition.supersedesEditionId !== undefined)
    return earlier.find(({ editionId }) => editionId === edition.supersedesEditionId);
  return earlier
    .filter(
      (one) =>
        endOf(one.period) < endOf(edition.period) &&
        (one.endedAt === undefined || one.endedAt > edition.publishedAt),
    )
    .sort((a, b) => endOf(b.period) - endOf(a.period) || b.publishedAt - a.publishedAt)[0];
}
