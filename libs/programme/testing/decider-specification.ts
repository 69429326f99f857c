import { evolve, initialState, type DomainEvent, type StreamState } from '../stream.js';
import type { DataOf, EventName } from '../catalogue.js';
import { decide, type DecisionContext } from '../decide.js';
import type { Command, Decision } from '../decision.js';
import type { RuleCode } from '../rules.js';

/** What a specification says of a command; the rest of it has defaults. */
export type GivenCommand = DomainEvent & { readonly by?: Command['by'] };

export interface Outcome {
  /** Accepted, with exactly these warnings. */
  readonly thenAccepted: (...warnings: readonly RuleCode[]) => DomainEvent;
  /** Refused by exactly these rules. */
  readonly thenRejected: (...rules: readonly RuleCode[]) => Decision;
}

const fold = (events: readonly DomainEvent[]): StreamState => events.reduce(evolve, initialState);

/**
 * given(events).when(command).thenAccepted(warnings) or .thenRejected(rules); throws where the decision is another.
 */
export const given = (...events: readonly DomainEvent[]) => ({
  when: (asked: GivenCommand, context: DecisionContext = {}): Outcome => {
    const by = asked.by ?? { role: 'programme-office', partnerId: undefined };
    const decision = decide({ place: [0], today: '2026-10-31', ...asked, by }, fold(events), context);
    const faults = decision.accepted ? decision.warnings : decision.faults;
    const expectThat = (accepted: boolean, rules: readonly RuleCode[]): void => {
      const got = faults.map(({ rule }) => rule).join(', ');
      if (decision.accepted !== accepted || got !== rules.join(', '))
        throw new Error(
          `expected ${accepted ? 'accepted' : 'rejected'} [${rules.join(', ')}], ` +
            `got ${decision.accepted ? 'accepted' : 'rejected'} [${got}]`,
        );
    };
    return {
      thenAccepted: (...warnings) => {
        expectThat(true, warnings);
        if (!decision.accepted) throw new Error('unreachable');
        return decision.event;
      },
      thenRejected: (...rules) => {
        expectThat(false, rules);
        return decision;
      },
    };
  },
});

/** What a specification says of an event's data: what its decider looks at, not all that the type asks for. */
type Some<N extends EventName> = { readonly [K in keyof DataOf<N>]?: unknown };

/** An event of the partner `duindorp`, unless said otherwise. */
export const event = <N extends EventName>(
  entryId: string,
  name: N,
  data: Some<N> = {},
  partnerId: string | undefined = 'duindorp',
): DomainEvent<N> => ({ entryId, name, partnerId, data }) as unknown as DomainEvent<N>;

/** An event of the programme office, which has no partner. */
export const officeEvent = <N extends EventName>(entryId: string, name: N, data: Some<N> = {}): DomainEvent =>
  ({ entryId, name, partnerId: undefined, data }) as unknown as DomainEvent;
