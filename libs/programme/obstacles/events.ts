import { code, id, laterStep, list, optional, text } from '../schema/field.js';
import { eventTypesOf, SOMEWHERE } from '../schema/event-type.js';

const OBSTACLE_KINDS = [
  'ACT',
  'DECREE',
  'MINISTERIAL_RULE',
  'LOCAL_BYLAW',
  'GRANT_CONDITION',
  'PRACTICE',
] as const;
const OBSTACLE_LEVELS = ['NEIGHBOURHOOD', 'MUNICIPAL', 'REGIONAL', 'NATIONAL'] as const;

const obstacleEvent = eventTypesOf({
  domain: 'obstacles',
  fields: SOMEWHERE,
  facts: ['obstacleId', 'kind', 'level', 'addressedTo', 'legalReference', 'text', 'interventionIds'],
  consistency: { of: 'life-cycle', subject: 'obstacle' },
});

const reported = {
  obstacleId: id('obstacle', 'partner'),
  kind: code('obstacleKind', OBSTACLE_KINDS),
  level: code('obstacleLevel', OBSTACLE_LEVELS),
  /** Who is asked to take it away: an organisation, never a person. */
  addressedTo: text(200),
  legalReference: optional(text(300)),
  text: text(2000),
  interventionIds: optional(list(id('intervention', 'partner'), 0, 20)),
};

/** An answer or a solution is known by the id; `text` then says what the answer or the solution was. */
const followUp = laterStep(reported, 'obstacleId');

export const obstacleEvents = [
  obstacleEvent('ObstacleReported', { nl: 'Belemmering gemeld', en: 'Obstacle reported' }, reported),
  obstacleEvent('ObstacleAnswered', { nl: 'Belemmering beantwoord', en: 'Obstacle answered' }, followUp),
  obstacleEvent('ObstacleResolved', { nl: 'Belemmering opgelost', en: 'Obstacle resolved' }, followUp),
] as const;
