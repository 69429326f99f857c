import type { ColumnName, EventName, FieldName } from '../catalogue.js';
import type { Label } from './event-type.js';

/** A field that the read model keeps as a column. */
type KeptField = FieldName & ColumnName;

/** A step of something that runs its course over several entries. */
export interface CourseStep<N extends string = string> {
  /** Steps before it: any of these will do. */
  readonly after?: readonly N[];
  /** Steps it cannot go together with. */
  readonly not?: readonly N[];
  /**
   * An end, result or confirmation: on a day before the first of the steps before it, it is a finding
   * (END_BEFORE_START).
   */
  readonly concludes?: true;
  /** After it the thing is over: nobody names it any more. */
  readonly ends?: true;
  /** The column with its day, when that is not occurredOn. */
  readonly day?: KeptField;
}

/** A step of something that is followed in a register, with the state it leads to. */
export interface LifeCycleStep<N extends string = string, S extends string = string> extends CourseStep<N> {
  readonly state: S;
  /** What a person reads for the state. */
  readonly label: Label;
  /** How far along it is; of two steps that exclude each other the same. */
  readonly rank: number;
  /** Whether the thing is still open in this state. */
  readonly open: boolean;
  /** It came to nothing: this is not what it was begun for. */
  readonly failed?: true;
}

/**
 * The one description of a course: which columns say which one it is, and its steps by event name, the first of
 * which begins it.
 */
export interface Course<N extends string = string, S extends CourseStep<N> = CourseStep<N>> {
  readonly identity: readonly [KeptField, ...KeptField[]];
  readonly steps: Readonly<Record<N, S>>;
}

/** A course with the states a register shows, by their names: one that it does not have does not compile. */
export type LifeCycleTable<N extends string = string, S extends string = string> = Course<
  N,
  LifeCycleStep<N, S>
>;

/** The table of what has these steps; the names of its states are taken from it. */
export const lifeCycleOf =
  <N extends string>() =>
  <S extends string>(table: LifeCycleTable<N, S>): LifeCycleTable<N, S> =>
    table;

/** The names of a life cycle's states. */
export type StateOf<T> = T extends LifeCycleTable<infer _, infer S> ? S : never;

/** The steps that can follow on one: further along, of what came before it or it itself, and not shut out by it. */
export function nextSteps<N extends string>(table: LifeCycleTable<N>, name: N): readonly N[] {
  const { steps } = table;
  const reached = steps[name];
  const has = (other: N): boolean => steps[other].rank <= reached.rank && !reached.not?.includes(other);
  return (Object.keys(steps) as N[]).filter((each) => {
    const { rank, after } = steps[each];
    return rank > reached.rank && (after === undefined || after.some(has));
  });
}

/** The event names of a course, in its order. */
export const stepNames = <N extends string>(course: {
  readonly steps: Readonly<Record<N, unknown>>;
}): readonly (N & EventName)[] => Object.keys(course.steps) as (N & EventName)[];

/** The events that begin something (nothing has to come before them) and those after which it is over. */
export function boundsOf(course: Course): {
  readonly begins: readonly EventName[];
  readonly ends: readonly EventName[];
} {
  const names = stepNames(course);
  return {
    begins: names.filter((name) => !course.steps[name]?.after && !course.steps[name]?.ends),
    ends: names.filter((name) => course.steps[name]?.ends),
  };
}

/**
 * What goes from state to state by what people decide, of which nothing comes late: a step is refused in a state that
 * it does not lead on from.
 */
export interface StateTable<N extends string, S extends string> {
  /** Each with what a person reads for it. */
  readonly states: Readonly<Record<S, Label>>;
  readonly steps: Readonly<Record<N, { readonly from: readonly S[]; readonly to: S }>>;
}

/** The steps that can be taken in a state. */
export const stepsFrom = <N extends string, S extends string>(
  table: StateTable<N, S>,
  state: S,
): readonly (N & EventName)[] => stepNames(table).filter((name) => table.steps[name].from.includes(state));
