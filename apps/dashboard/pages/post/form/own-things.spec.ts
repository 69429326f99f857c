import { describe, expect, it } from '@jest/globals';
import { beginsCourse, courseOf, openThings } from './own-things.ts';

const one = (name: string, subject: string | null) => ({ name, subject });

describe('what can be chosen of one’s own', () => {
  it('given placements begun and ended when one is named then those that run are offered, each once', () => {
    const course = courseOf('placementId', 'PlacementConfirmed');
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
    expect(courseOf('placementId', 'PlacementStarted')).toBeUndefined();
    expect(beginsCourse('placementId', 'PlacementStarted')).toBe(true);
    expect(beginsCourse('placementId', 'PlacementConfirmed')).toBe(false);
  });

  it('lists name the same things as single fields; other fields name none', () => {
    expect(courseOf('linkageIds', 'EnergyFixDelivered')).toBe(courseOf('linkageId', 'LinkageChosen'));
    expect(courseOf('channel', 'HouseholdReached')).toBeUndefined();
  });
});
