import { isOneOf } from '../catalogue.js';
import type { StreamState } from '../stream.js';
import { accept, atField, reject, type Command, type Decision } from '../decision.js';
import { fault, type Fault } from '../faults.js';
import { at } from '../place.js';
import { editionsOf, EDITION_STEPS } from './editions.js';
import { EDITION_STATUSES, type EditionStatus } from './events.js';
import { EDITION, type EditionStanding } from './life-cycle.js';

interface EditionOfPeriod {
  readonly editionId: string;
  readonly status: EditionStatus;
  readonly supersedesEditionId: string | undefined;
  readonly standing: EditionStanding;
}

/** What the caller found when it computed the figures of the pins. */
export interface EditionContext {
  /** What is wrong with the pins, or the digest of their figures. */
  readonly editionFigures?: { readonly digest: string } | { readonly faults: readonly Fault[] };
}

/** The editions of one period in order of publication. */
const editionsIn = (state: StreamState): readonly EditionOfPeriod[] =>
  editionsOf([...state.values()].filter((entry) => isOneOf(EDITION_STEPS, entry))).map(
    ({ published: { data }, standing }) => ({
      editionId: data.editionId,
      status: data.status,
      supersedesEditionId: data.supersedesEditionId,
      standing,
    }),
  );

/**
 * Decides on the editions of one period. One of them is in force: the next must say that it supersedes it, may not
 * go back in status, and the digest it is published with must be that of its figures. Superseded and withdrawn are
 * final.
 */
export function decideEdition(
  command: Command<'ReportEditionPublished' | 'ReportEditionSuperseded' | 'ReportEditionWithdrawn'>,
  state: StreamState,
  context: EditionContext = {},
): Decision {
  const place = at(command.place, 'data');
  const editions = editionsIn(state);
  if (command.name === 'ReportEditionPublished') return decidePublication(command, editions, context);
  const { editionId } = command.data;
  const edition = editions.find((one) => one.editionId === editionId);
  if (!edition || !EDITION.steps[command.name].from.includes(edition.standing))
    return reject(fault('EDITION_NOT_IN_FORCE', atField(place, 'editionId'), {}, editionId));
  if (command.name === 'ReportEditionWithdrawn') return accept(command);
  const { byEditionId } = command.data;
  const next = editions.find((one) => one.editionId === byEditionId);
  return next?.standing === 'IN_FORCE' && next.supersedesEditionId === editionId
    ? accept(command)
    : reject(fault('NOT_ITS_SUCCESSOR', atField(place, 'byEditionId'), {}, byEditionId));
}

function decidePublication(
  command: Command<'ReportEditionPublished'>,
  editions: readonly EditionOfPeriod[],
  context: EditionContext,
): Decision {
  const place = at(command.place, 'data');
  const { editionId, period, supersedesEditionId, status, digest } = command.data;
  if (!new RegExp(`^${period}-[1-9]\\d{0,3}$`).test(editionId))
    return reject(fault('EDITION_ID', atField(place, 'editionId'), { code: String(period) }, editionId));
  if (editions.some((one) => one.editionId === editionId))
    return reject(fault('EDITION_ID_TAKEN', atField(place, 'editionId'), {}, editionId));
  const inForce = editions.filter(({ standing }) => standing === 'IN_FORCE');
  const before = inForce.find((one) => one.editionId === supersedesEditionId);
  if (supersedesEditionId !== undefined && !before)
    return reject(
      fault('EDITION_NOT_IN_FORCE', atField(place, 'supersedesEditionId'), {}, supersedesEditionId),
    );
  const other = inForce.find((one) => one !== before);
  if (other)
    return reject(
      fault('EDITION_IN_FORCE', atField(place, 'supersedesEditionId'), { editionId: other.editionId }),
    );
  if (before && rank(status) < rank(before.status))
    return reject(fault('EDITION_STATUS_BACK', atField(place, 'status'), {}, status));
  const figures = context.editionFigures;
  if (figures && 'faults' in figures) return reject(...figures.faults);
  return figures && figures.digest !== digest
    ? reject(fault('EDITION_DIGEST', atField(place, 'digest'), { digest: figures.digest }, digest))
    : accept(command);
}

const rank = (status: EditionStatus): number => EDITION_STATUSES.indexOf(status);
