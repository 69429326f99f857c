import { PROTECTION_1, type Protection } from '#libs/disclosure';
import { editionsAt, type EffectiveEntries, type Edition } from '#libs/indicators';
import { fault, at, type DataOf, type Fault, type Place } from '#libs/programme';

/** A version of the parameters by which figures for outsiders are protected. */
export interface RulesVersion {
  readonly version: number;
  readonly rules: Protection;
}

type Published = DataOf<'ProtectionRulesPublished'>;

/** Every version known at a position, oldest first. The first is the method's own and needs no event. */
export const rulesAt = (entries: EffectiveEntries): readonly RulesVersion[] =>
  entries.memo('protection rules', () => [
    { version: 1, rules: PROTECTION_1 },
    ...entries
      .documents('ProtectionRulesPublished')
      .map(({ data }) => ({ version: data.version, rules: protectionOf(data) })),
  ]);

/** The version in force at a position: the last one published. */
export const rulesInForce = (entries: EffectiveEntries): RulesVersion =>
  rulesAt(entries).at(-1) ?? { version: 1, rules: PROTECTION_1 };

/** That an edition about to be published pins other rules than those in force at a position. */
export function rulesNotInForce(
  entries: EffectiveEntries,
  { protectionVersion }: Pick<Edition, 'protectionVersion'>,
  place: Place,
): readonly Fault[] {
  const { version } = rulesInForce(entries);
  if (protectionVersion === version) return [];
  return [fault('PROTECTION_NOT_IN_FORCE', at(place, 'protectionVersion'), { version }, protectionVersion)];
}

/**
 * The version that an edition is protected by: the one that it pins, or a later one that an edition before it was
 * published with, since no edition is looser than the one before. `at` is now. Throws RangeError where a pinned
 * version is not there.
 */
export function rulesOfEdition(entries: EffectiveEntries, edition: Edition): RulesVersion {
  const pinned = editionsAt(entries)
    .filter(({ publishedAt }) => publishedAt <= edition.publishedAt)
    .map(({ protectionVersion }) => protectionVersion);
  const version = Math.max(edition.protectionVersion, ...pinned);
  const found = rulesAt(entries).find((one) => one.version === version);
  if (!found) throw new RangeError(`edition ${edition.editionId} pins protection rules that are not there`);
  return found;
}

/** What an event says as what the method is asked with. */
const protectionOf = ({
  keyId,
  hideUpTo,
  base,
  leastShown,
  keep,
  ratioDenominator,
  sumUnits,
  largestPercent,
  pPercent,
  secondaryWidth,
  tries,
  ...bases
}: Omit<Published, 'method' | 'version' | 'reason' | 'occurredOn'>): Protection => ({
  ...{ keyId, hideUpTo, base, leastShown, keep, ratioDenominator, sumUnits, largestPercent, pPercent },
  ...{ secondaryWidth, tries },
  sumBases: {
    'household:gasM3': bases.gasBaseM3,
    'household:kWh': bases.electricityBaseKWh,
    'household:eur': bases.savingBaseEur,
    'dwelling:eur': bases.paidBaseEur,
    'person:fte': bases.fteBase,
  },
});
