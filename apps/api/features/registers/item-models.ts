import {
  textIn,
  type ExperimentRoom,
  type Life,
  type Linkage,
  type Obstacle,
  type StepTaken,
} from '#libs/indicators';
import { toMoment } from '#libs/platform';
import { codeLabel, dateOf } from '#libs/programme';
import type { RegisterItemModel, RegisterStepModel } from './register-item.model.js';
import type { ExperimentRoomModel, LinkageModel, ObstacleModel } from './register-items.model.js';

type NameOf = (partnerId: string | undefined) => string | undefined;

export const linkageModel = (linkage: Linkage, nameOf: NameOf): LinkageModel => ({
  ...common('koppelkans', linkage.life, linkage.werklijnen, nameOf),
  linkageId: linkage.life.id,
  title: linkage.title,
  scale: linkage.scale,
  scaleLabel: labelled('scale', linkage.scale),
  reason: linkage.reason,
  reasonLabel: labelled('missedReason', linkage.reason),
  realisedBy: linkage.realisedBy,
});

export const obstacleModel = (obstacle: Obstacle, nameOf: NameOf): ObstacleModel => ({
  ...common('belemmering', obstacle.life, obstacle.werklijnen, nameOf),
  obstacleId: obstacle.life.id,
  text: obstacle.text,
  kind: obstacle.kind,
  kindLabel: labelled('obstacleKind', obstacle.kind),
  level: obstacle.level,
  levelLabel: labelled('obstacleLevel', obstacle.level),
  addressedTo: obstacle.authority,
  legalReference: obstacle.legalReference,
  interventionIds: obstacle.interventionIds,
});

export const roomModel = (room: ExperimentRoom, nameOf: NameOf): ExperimentRoomModel => ({
  ...common('experimenteerruimte', room.life, room.werklijnen, nameOf),
  requestId: room.life.id,
  obstacleId: room.obstacleId,
  obstacle: room.obstacle && obstacleModel(room.obstacle, nameOf),
  level: room.level,
  levelLabel: labelled('obstacleLevel', room.level),
  authority: room.authority,
  until: room.until,
});

const labelled = (list: string, code: string | undefined) =>
  code === undefined ? undefined : codeLabel(list, code);

function common(what: string, life: Life, werklijnen: readonly number[], nameOf: NameOf): RegisterItemModel {
  return {
    id: [what, life.partnerId ?? 'programmabureau', life.id].join(':'),
    state: life.state.state,
    stateLabel: life.state.label,
    open: life.state.open,
    nextSteps: life.state.next,
    partnerId: life.partnerId,
    partnerName: nameOf(life.partnerId),
    neighbourhoodId: life.neighbourhoodId,
    werklijnen,
    since: dateOf(life.since),
    daysOpen: life.daysOpen,
    daysTaken: life.daysTaken,
    steps: life.steps.map(stepModel),
  };
}

const stepModel = (step: StepTaken): RegisterStepModel => ({
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
