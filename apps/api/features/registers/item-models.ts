import {
  textIn,
  type ExperimentRoom,
  type LifeCycleInstance,
  type Linkage,
  type Obstacle,
  type StepTaken,
} from '#libs/indicators';
import { toMoment } from '#libs/platform';
import { codeLabel, dateOf } from '#libs/programme';
import type { RegisterItemModel, RegisterStepModel } from './register-item.model.js';
import type { ExperimentRoomModel, LinkageModel, ObstacleModel } from './register-items.model.js';

type NameOf = (partnerId: string | undefined) => string | undefined;

export const toLinkageModel = (linkage: Linkage, nameOf: NameOf): LinkageModel => ({
  ...common('koppelkans', linkage.instance, linkage.werklijnen, nameOf),
  linkageId: linkage.instance.id,
  title: linkage.title,
  scale: linkage.scale,
  scaleLabel: labelled('scale', linkage.scale),
  reason: linkage.reason,
  reasonLabel: labelled('missedReason', linkage.reason),
  realisedBy: linkage.realisedBy,
});

export const toObstacleModel = (obstacle: Obstacle, nameOf: NameOf): ObstacleModel => ({
  ...common('belemmering', obstacle.instance, obstacle.werklijnen, nameOf),
  obstacleId: obstacle.instance.id,
  text: obstacle.text,
  kind: obstacle.kind,
  kindLabel: labelled('obstacleKind', obstacle.kind),
  level: obstacle.level,
  levelLabel: labelled('obstacleLevel', obstacle.level),
  addressedTo: obstacle.authority,
  legalReference: obstacle.legalReference,
  interventionIds: obstacle.interventionIds,
});

export const toRoomModel = (room: ExperimentRoom, nameOf: NameOf): ExperimentRoomModel => ({
  ...common('experimenteerruimte', room.instance, room.werklijnen, nameOf),
  requestId: room.instance.id,
  obstacleId: room.obstacleId,
  obstacle: room.obstacle && toObstacleModel(room.obstacle, nameOf),
  level: room.level,
  levelLabel: labelled('obstacleLevel', room.level),
  authority: room.authority,
  until: room.until,
});

const labelled = (list: string, code: string | undefined) =>
  code === undefined ? undefined : codeLabel(list, code);

function common(
  what: string,
  instance: LifeCycleInstance,
  werklijnen: readonly number[],
  nameOf: NameOf,
): RegisterItemModel {
  return {
    id: [what, instance.partnerId ?? 'programmabureau', instance.id].join(':'),
    state: instance.state.state,
    stateLabel: instance.state.label,
    open: instance.state.open,
    failed: instance.state.failed === true,
    nextSteps: instance.state.next,
    partnerId: instance.partnerId,
    partnerName: nameOf(instance.partnerId),
    neighbourhoodId: instance.neighbourhoodId,
    werklijnen,
    since: dateOf(instance.since),
    daysOpen: instance.daysOpen,
    daysTaken: instance.daysTaken,
    steps: instance.steps.map(toStepModel),
  };
}

const toStepModel = (step: StepTaken): RegisterStepModel => ({
  entryId: step.entryId,
  name: step.kind.name,
  label: step.table.type.label,
  state: step.kind.state,
  occurredOn: dateOf(step.day),
  position: String(step.position),
  recordedAt: toMoment(step.recordedAt),
  corrected: step.corrected,
  partnerId: step.partnerId,
  text: textIn(step, 'text'),
});
