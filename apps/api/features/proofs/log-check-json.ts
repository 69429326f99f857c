import { toMoment } from '#libs/platform';
import type { Label } from '#libs/programme';
import { checkFaultText, type CheckOutcome } from '#libs/transparency';
import type { LogCheckState } from '../../kernel/proofs/log-check.js';
import type { LogCheckModel } from './log-check.model.js';

/** How a check of the whole log stands, as REST and GraphQL give it: in words, and in what a program reads. */
export interface LogCheckJson extends Readonly<LogCheckModel> {
  readonly state: 'idle' | 'running' | 'clean' | 'different' | 'given-up' | 'failed';
}

export function toLogCheckJson({
  state,
  done,
  size,
  startedAt,
  endedAt,
  outcome,
}: LogCheckState): LogCheckJson {
  const fault = outcome?.fault;
  return {
    state: state !== 'done' ? state : fault === undefined ? 'clean' : 'different',
    done,
    size,
    ...(outcome === undefined ? {} : { checkpoints: outcome.checkpoints }),
    ...(fault && 'index' in fault ? { leaf: fault.index } : {}),
    ...(startedAt === undefined ? {} : { startedAt: toMoment(startedAt) }),
    ...(endedAt === undefined ? {} : { endedAt: toMoment(endedAt) }),
    text: state === 'done' ? outcomeText(outcome) : STATE[state],
  };
}

const FAILED: Label = {
  nl: 'Nakijken lukt nu niet; de oorzaak staat in het serverlog',
  en: 'Checking fails for now; the cause is in the log of the server',
};

const STATE: Readonly<Record<Exclude<LogCheckState['state'], 'done'>, Label>> = {
  idle: {
    nl: 'Sinds deze server startte is niet om een controle gevraagd',
    en: 'No check was asked for since this server started',
  },
  running: { nl: 'De controle loopt', en: 'The check is under way' },
  'given-up': {
    nl: 'Gestopt: niemand vroeg meer naar de uitkomst. Begin opnieuw',
    en: 'Stopped: nobody asked for the outcome any more. Begin again',
  },
  failed: FAILED,
};

function outcomeText(outcome: CheckOutcome | undefined): Label {
  if (outcome === undefined) return FAILED;
  const { size, checkpoints, fault } = outcome;
  if (fault !== undefined) return checkFaultText(fault);
  return {
    nl: `In orde: elke gebeurtenis (${size}) is zoals zij is ondertekend, en elk controlepunt (${checkpoints}) volgt uit het logboek`,
    en: `In order: every event (${size}) is as it was signed, and every checkpoint (${checkpoints}) follows from the log`,
  };
}
