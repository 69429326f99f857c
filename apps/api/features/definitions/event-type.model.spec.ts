import { expect, it } from '@jest/globals';
import { typeNamed, type EventName } from '#libs/programme';
import { toEventTypeModel } from './event-type.model.js';

const courseOf = (name: EventName, field: string) =>
  toEventTypeModel(typeNamed(name)).fields.find((each) => each.name === field)?.course;

// Cause: the page had a list of its own of what ends what, and offered requests that were denied.
it('given a field that names what runs over several entries then it says what begins and what ends that', () => {
  expect(courseOf('ExperimentRoomApplied', 'requestId')).toEqual({
    begins: ['ExperimentRoomRequested'],
    ends: ['ExperimentRoomDenied', 'ExperimentRoomEmbedded'],
  });
  expect(courseOf('EnergyFixDelivered', 'linkageIds')).toEqual({
    begins: ['LinkageIdentified'],
    ends: ['LinkageRealised', 'LinkageMissed'],
  });
  expect(courseOf('StreetOpened', 'workId')?.begins).toEqual([
    'PublicSpaceWorkPlanned',
    'PublicSpaceWorkStarted',
  ]);
});

it('given any other field then it says nothing of that', () => {
  expect(courseOf('HouseholdReached', 'channel')).toBeUndefined();
  expect(courseOf('HouseholdReached', 'householdKey')).toBeUndefined();
});
