import { describe, expect, it } from '@jest/globals';
import { beginsCourse, courseOf, openThings } from './own-things.ts';

const one = (name: string, subject: string | null) => ({ name, subject });
const placement = { course: { begins: ['PlacementStarted'], ends: ['PlacementEnded'] } };

describe('what can be chosen of one’s own', () => {
  it('given placements begun and ended when one is named then those that run are offered, each once', () => {
    const course = courseOf(placement, 'PlacementConfirmed');
    const entries = [
      one('PlacementStarted', 'p-3'),
      one('PlacementEnded', 'p-2'),
      one('PlacementStarted', 'p-2'),
      one('PlacementStarted', 'p-3'),
      one('PlacementStarted', 'p-1'),
      one('PlacementStarted', null),
    ];
    expect(course && openThings(entries, course).map(({ subject }) => subject)).toEqual(['p-3', 'p-1']);
  });

  it('given the event that begins one then nothing is offered: it gets a name of its own', () => {
    expect(courseOf(placement, 'PlacementStarted')).toBeUndefined();
    expect(beginsCourse(placement, 'PlacementStarted')).toBe(true);
    expect(beginsCourse(placement, 'PlacementConfirmed')).toBe(false);
  });

  it('given a field that names nothing that runs its course then nothing is offered', () => {
    expect(courseOf({ course: null }, 'HouseholdReached')).toBeUndefined();
    expect(beginsCourse({ course: null }, 'HouseholdReached')).toBe(false);
  });
});
