import { isOneOf, type NamesIn } from '../catalogue.js';
import { accept, atField, type Command, type Decision } from '../decision.js';
import { fault, type Fault } from '../faults.js';
import { at } from '../place.js';
import type { SubjectContext, Observed } from '../subjects.js';
import { ENERGY_LABELS, type ownerEvents } from './events.js';

/**
 * Decides on what happens to a dwelling by what is known of it from all partners, so the warnings say no values:
 * those may be another partner's.
 */
export function decideOwner(
  command: Command<NamesIn<typeof ownerEvents>>,
  context: SubjectContext,
): Decision {
  if (command.name !== 'EnergyLabelRegistered' && command.name !== 'FinancingWithdrawn')
    return accept(command);
  const others = context.about?.filter(({ entryId }) => entryId !== command.entryId);
  if (!others) return accept(command);
  return accept(
    command,
    command.name === 'EnergyLabelRegistered'
      ? labelWarnings(command, others)
      : withdrawnWarnings(command, others),
  );
}

/** A label worse than the latest one from before, though a measure was installed by then. */
function labelWarnings(
  { data, place }: Command<'EnergyLabelRegistered'>,
  others: readonly Observed[],
): readonly Fault[] {
  const on = data.occurredOn;
  const isBefore = (other: Observed): boolean => dayOn(other) <= on;
  const before = others
    .filter((other) => isOneOf(['OwnerAdvised'], other))
    .filter((advice) => isBefore(advice) && advice.data.labelBefore !== undefined)
    .sort((a, b) => (dayOn(a) < dayOn(b) ? -1 : 1))
    .at(-1);
  if (!before || !others.some((other) => other.name === 'MeasureInstalled' && isBefore(other))) return [];
  return rank(data.label) < rank(before.data.labelBefore)
    ? [fault('LABEL_WORSE', atField(at(place, 'data'), 'label'), {}, data.label)]
    : [];
}

const dayOn = ({ data }: Observed): string => String(data.occurredOn);

const rank = (label: unknown): number => (ENERGY_LABELS as readonly unknown[]).indexOf(label);

type Financing = 'FinancingArranged' | 'FinancingWithdrawn';

/** More withdrawn than arranged under one scheme. What was arranged may still come. */
function withdrawnWarnings(
  { data, place }: Command<'FinancingWithdrawn'>,
  others: readonly Observed[],
): readonly Fault[] {
  const cents = (name: Financing) =>
    others
      .filter((other) => isOneOf([name], other))
      .filter((other) => other.data.scheme === data.scheme)
      .reduce((sum, other) => sum + Number(other.data.amountCents), 0);
  const withdrawn = cents('FinancingWithdrawn') + data.amountCents;
  return withdrawn > cents('FinancingArranged')
    ? [fault('WITHDRAWN_MORE', atField(at(place, 'data'), 'amountCents'), {}, data.amountCents)]
    : [];
}
