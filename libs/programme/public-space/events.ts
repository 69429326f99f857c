import { code, id, integer, laterStep, list, number, optional } from '../schema/field.js';
import { eventTypesOf, SOMEWHERE } from '../schema/event-type.js';

export const TRIGGERS = [
  'HEAT_NETWORK',
  'GRID_REINFORCEMENT',
  'GAS_REMOVAL',
  'SEWER',
  'MAJOR_MAINTENANCE',
  'OTHER',
] as const;

const workId = id('work', 'partner');
const segmentId = id('segment', 'programme');
const m2 = () => number(0, 10_000_000, 'm²');
const metres = () => number(0, 1_000_000, 'm');
const trees = () => integer(0, 100_000);

const publicSpaceEvent = eventTypesOf({ domain: 'public-space', werklijn: 4, fields: SOMEWHERE });

const plan = {
  workId,
  trigger: code('trigger', TRIGGERS),
  segmentIds: optional(list(segmentId, 0, 1000)),
  lengthM: metres(),
};

export const publicSpaceEvents = [
  publicSpaceEvent(
    'PublicSpaceWorkPlanned',
    { nl: 'Werk openbare ruimte gepland', en: 'Public space work planned' },
    plan,
    ['workId', 'trigger', 'lengthM'],
  ),
  publicSpaceEvent(
    'PublicSpaceWorkStarted',
    { nl: 'Werk openbare ruimte gestart', en: 'Public space work started' },
    plan,
    ['workId', 'trigger', 'lengthM'],
  ),
  publicSpaceEvent(
    'PublicSpaceWorkCancelled',
    { nl: 'Werk openbare ruimte vervallen', en: 'Public space work cancelled' },
    laterStep(plan, 'workId'),
    ['workId'],
  ),
  /** All quantities as built, ≥ 0; a quantity left out is zero. */
  publicSpaceEvent(
    'PublicSpaceWorkDelivered',
    { nl: 'Werk openbare ruimte opgeleverd', en: 'Public space work delivered' },
    {
      workId,
      pavingRemovedM2: optional(m2()),
      pavingAddedM2: optional(m2()),
      greenAddedM2: optional(m2()),
      treesPlanted: optional(trees()),
      treesFelled: optional(trees()),
      waterStorageM3: optional(number(0, 10_000_000, 'm³')),
      meetPlayM2: optional(m2()),
      saferStreetM: optional(metres()),
      heatNetworkM: optional(metres()),
      cableM: optional(metres()),
      gasRemovedM: optional(metres()),
    },
    [
      'workId',
      'pavingRemovedM2',
      'pavingAddedM2',
      'greenAddedM2',
      'treesPlanted',
      'treesFelled',
      'waterStorageM3',
      'meetPlayM2',
      'saferStreetM',
    ],
  ),
  publicSpaceEvent(
    'StreetOpened',
    { nl: 'Straat opengebroken', en: 'Street opened' },
    { segmentId, workId },
    ['segmentId', 'workId'],
  ),
  publicSpaceEvent('StreetClosed', { nl: 'Straat gesloten', en: 'Street closed' }, { segmentId, workId }, [
    'segmentId',
    'workId',
  ]),
] as const;
