import type { Edition } from '#libs/indicators';
import type { ReadModel } from '#libs/read-model';
import { toEditionModel } from './edition.model.js';

/** An edition with its pins, without its figures. */
export function toEditionJson(edition: Edition, readModel: ReadModel) {
  const {
    title,
    reason,
    asOfMoment,
    supersedesEditionId,
    supersededByEditionId,
    endedAt,
    heldBack,
    ...rest
  } = toEditionModel(edition, readModel);
  const { standing, standingLabel, status, statusLabel, period } = rest;
  return {
    editionId: rest.editionId,
    title: title ?? null,
    period,
    status,
    statusLabel,
    standing,
    standingLabel,
    reason: reason ?? null,
    asOfPosition: rest.asOfPosition,
    asOfMoment: asOfMoment ?? null,
    definitionSet: rest.definitionSet,
    areaEdition: rest.areaEdition,
    disclosureProfile: rest.disclosureProfile,
    protectionVersion: rest.protectionVersion,
    referenceDate: rest.referenceDate,
    digest: rest.digest,
    entryId: rest.entryId,
    publishedPosition: rest.publishedPosition,
    publishedAt: rest.publishedAt,
    supersedesEditionId: supersedesEditionId ?? null,
    supersededByEditionId: supersededByEditionId ?? null,
    endedAt: endedAt ?? null,
    heldBack: heldBack ?? null,
  };
}
