import type { EventName } from './catalogue.js';
import type { EventData } from './stream.js';
import { stepNames } from './schema/life-cycle.js';
import { PLACEMENT, TRAINING } from './work-and-training/life-cycle.js';

/** What several entries with streams of their own are about, and the fields that say which one it is. */
interface Subject {
  readonly name: 'training' | 'placement' | 'dwelling';
  readonly types: readonly EventName[];
  readonly keys: readonly [string, ...string[]];
  /** Whether the keys are the partner's own. */
  readonly own: boolean;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: 'training',
    types: stepNames(TRAINING),
    keys: TRAINING.identity,
    own: true,
  },
  {
    name: 'placement',
    types: stepNames(PLACEMENT),
    keys: PLACEMENT.identity,
    own: true,
  },
  {
    name: 'dwelling',
    types: [
      'OwnerAdvised',
      'MeasureInstalled',
      'EnergyLabelRegistered',
      'FinancingArranged',
      'FinancingWithdrawn',
    ],
    keys: ['dwellingKey'],
    own: false,
  },
];

/** An entry as far as another about the same subject is judged by it. */
export interface Observed {
  readonly entryId: string;
  readonly name: EventName;
  /** Whose it is; undefined for the programme office. */
  readonly partnerId?: string | undefined;
  readonly data: EventData;
}

/**
 * What is known of the subject of a command; undefined = not looked up. Only ever a reason to warn: events come late
 * and are corrected.
 */
export interface SubjectContext {
  readonly about?: readonly Observed[];
}

/** What entries of an event type are about together; undefined for those that are judged by themselves. */
export const subjectOf = (name: string): Subject | undefined =>
  SUBJECTS.find(({ types }) => types.some((type) => type === name));

/** A text that is the same for entries about the same thing; undefined for entries that are judged by themselves. */
export function subjectKeyOf(
  name: string,
  data: EventData,
  partnerId: string | undefined,
): string | undefined {
  const subject = subjectOf(name);
  if (!subject) return undefined;
  return [subject.name, subject.own ? (partnerId ?? '') : '', ...subject.keys.map((key) => data[key])].join(
    '|',
  );
}
