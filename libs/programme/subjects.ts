import type { DataOf, EventName } from './catalogue.js';
import type { EventData } from './stream.js';
import { stepNames, type Course } from './schema/life-cycle.js';
import { PLACEMENT, TRAINING } from './work-and-training/life-cycle.js';

/** What several entries with streams of their own are about, and the fields that say which one it is. */
interface Subject {
  readonly name: 'training' | 'placement' | 'dwelling';
  readonly types: readonly SubjectName[];
  readonly keys: Course['identity'];
  /** Whether the keys are the partner's own. */
  readonly own: boolean;
}

const OF_A_DWELLING = [
  'OwnerAdvised',
  'MeasureInstalled',
  'EnergyLabelRegistered',
  'FinancingArranged',
  'FinancingWithdrawn',
] as const satisfies readonly EventName[];

type StepOf<C extends { readonly steps: object }> = keyof C['steps'] & EventName;
/** The types of which several entries are about one thing. */
export type SubjectName = StepOf<typeof TRAINING> | StepOf<typeof PLACEMENT> | (typeof OF_A_DWELLING)[number];

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
    types: OF_A_DWELLING,
    keys: ['dwellingKey'],
    own: false,
  },
];

/** An entry as far as another about the same subject is judged by it: with what the read model keeps of it. */
export type Observed<N extends SubjectName = SubjectName> = {
  readonly [K in N]: {
    readonly entryId: string;
    readonly name: K;
    /** Whose it is; undefined for the programme office. */
    readonly partnerId?: string | undefined;
    readonly data: Partial<DataOf<K>>;
  };
}[N];

/**
 * What is known of the subject of a command; undefined = not looked up. Only ever a reason to warn: events come late
 * and are corrected.
 */
export interface SubjectContext {
  readonly about?: readonly Observed[];
}

/** What entries of an event type are about together; undefined for those that are judged by themselves. */
export const subjectOf = (name: EventName): Subject | undefined =>
  SUBJECTS.find(({ types }) => types.some((type) => type === name));

/**
 * An entry as others about the same thing are judged by it, with the key of that thing; undefined for one that is
 * judged by itself. Its data were validated as those of its type.
 */
export function observed(entry: {
  readonly entryId: string;
  readonly name: EventName;
  readonly partnerId: string | undefined;
  readonly data: EventData;
}): { readonly key: string; readonly entry: Observed } | undefined {
  const key = subjectKeyOf(entry.name, entry.data, entry.partnerId);
  return key === undefined ? undefined : { key, entry: entry as Observed };
}

/** A text that is the same for entries about the same thing; undefined for entries that are judged by themselves. */
export function subjectKeyOf(
  name: EventName,
  data: EventData,
  partnerId: string | undefined,
): string | undefined {
  const subject = subjectOf(name);
  if (!subject) return undefined;
  return [subject.name, subject.own ? (partnerId ?? '') : '', ...subject.keys.map((key) => data[key])].join(
    '|',
  );
}
