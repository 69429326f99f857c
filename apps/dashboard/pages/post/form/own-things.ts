import type { EventField } from '../../../graphql/entries.ts';

/** What is begun by some events and over by others, and is named by the rest. */
type Course = NonNullable<EventField['course']>;
type CourseField = Pick<EventField, 'course'>;

/** The course that a field names one of, unless the event that is filled in begins it. */
export const courseOf = ({ course }: CourseField, typeName: string): Course | undefined =>
  course === null || course.begins[0] === typeName ? undefined : course;

/** Whether an event begins what its field names: then it gets a name of its own. */
export const beginsCourse = ({ course }: CourseField, typeName: string): boolean =>
  course?.begins[0] === typeName;

export interface Thing {
  readonly name: string;
  readonly subject: string | null;
}

/** Those that were begun and are not over yet, each once, newest first. */
export function openThings<One extends Thing>(
  entries: readonly One[],
  { begins, ends }: Course,
): readonly One[] {
  const over = new Set(entries.filter(({ name }) => ends.includes(name)).map(({ subject }) => subject));
  const seen = new Set<string>();
  return entries.filter(({ name, subject }) => {
    if (subject === null || !begins.includes(name) || over.has(subject) || seen.has(subject)) return false;
    seen.add(subject);
    return true;
  });
}
