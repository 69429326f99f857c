/**
 * What is begun by some events and over by others, and is named by the rest: by the field that says which one it is.
 */
interface Course {
  readonly begins: readonly string[];
  readonly ends: readonly string[];
}

const COURSES: Readonly<Record<string, Course>> = {
  placementId: { begins: ['PlacementStarted'], ends: ['PlacementEnded'] },
  trainingId: { begins: ['TrainingStarted'], ends: ['TrainingCompleted', 'TrainingDropped'] },
  workId: {
    begins: ['PublicSpaceWorkPlanned', 'PublicSpaceWorkStarted'],
    ends: ['PublicSpaceWorkDelivered', 'PublicSpaceWorkCancelled'],
  },
  interventionId: {
    begins: ['InterventionPlanned', 'InterventionStarted'],
    ends: ['InterventionCompleted', 'InterventionCancelled'],
  },
  linkageId: { begins: ['LinkageIdentified'], ends: ['LinkageRealised', 'LinkageMissed'] },
  obstacleId: { begins: ['ObstacleReported'], ends: ['ObstacleResolved'] },
  requestId: { begins: ['ExperimentRoomRequested'], ends: ['ExperimentRoomEmbedded'] },
};

/** The course that a field names one of, unless the event that is filled in begins it. */
export function courseOf(field: string, typeName: string): Course | undefined {
  const course = COURSES[field.replace(/Ids$/, 'Id')];
  return course?.begins[0] === typeName ? undefined : course;
}

/** Whether an event begins what its field names: then it gets a name of its own. */
export const beginsCourse = (field: string, typeName: string): boolean =>
  COURSES[field]?.begins[0] === typeName;

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
