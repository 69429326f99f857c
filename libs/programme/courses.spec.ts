/**
 * The one description of a course says what begins and what ends it, for the forms, the files and the deciders.
 * Cause: forms and files each had a list of their own of what ends what; a request for room to experiment that was
 * denied was over for files and not for forms.
 */
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from './catalogue.js';
import { courseNamedBy, COURSES } from './courses.js';
import { boundsOf, nextSteps, stepNames, type Course, type LifeCycleTable } from './schema/life-cycle.js';

const isTable = (course: Course): course is LifeCycleTable =>
  Object.values(course.steps).every((step) => 'rank' in step);

describe('what runs its course over several entries', () => {
  it.each(['placementId', 'trainingId', 'workId', 'interventionId', 'linkageId', 'obstacleId', 'requestId'])(
    '%s: begun by its first step at least, and over after others',
    (field) => {
      const course = courseNamedBy(field);
      if (!course) throw new Error(`nothing is named by ${field}`);
      const { begins, ends } = boundsOf(course);
      expect(begins[0]).toBe(stepNames(course)[0]);
      expect(ends).not.toHaveLength(0);
      expect(begins.filter((name) => ends.includes(name))).toEqual([]);
    },
  );

  it('a request that was denied is over, and so is what is realised, missed or embedded', () => {
    const ended = (field: string) => boundsOf(courseNamedBy(field) ?? COURSES[0]!).ends;
    expect(ended('requestId')).toEqual(['ExperimentRoomDenied', 'ExperimentRoomEmbedded']);
    expect(ended('linkageIds')).toEqual(['LinkageRealised', 'LinkageMissed']);
    expect(ended('obstacleId')).toEqual(['ObstacleResolved']);
    expect(ended('workId')).toEqual(['PublicSpaceWorkDelivered', 'PublicSpaceWorkCancelled']);
    expect(boundsOf(courseNamedBy('workId') ?? COURSES[0]!).begins).toEqual([
      'PublicSpaceWorkPlanned',
      'PublicSpaceWorkStarted',
    ]);
  });

  // Seen to fail: without `ends` at ExperimentRoomDenied.
  it('of what has states it is over exactly where no step can follow', () => {
    for (const course of COURSES.filter(isTable))
      expect(boundsOf(course).ends).toEqual(
        stepNames(course).filter((name) => nextSteps(course, name).length === 0),
      );
  });

  it('given a field of any type that names one then it is a field of an id; others name none', () => {
    expect(courseNamedBy('channel')).toBeUndefined();
    const named = CATALOGUE.flatMap(({ fields }) => Object.entries(fields)).filter(([name]) =>
      courseNamedBy(name),
    );
    for (const [, { spec }] of named) expect((spec.kind === 'list' ? spec.item : spec).kind).toBe('id');
  });
});
