import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import type { AsOfInput } from '#libs/read-model';

/** Who asks: undefined when nobody is signed in, which the handler refuses. */
interface WithActor {
  readonly actor: Actor | undefined;
}

/** Read-your-writes: the projection must have reached this position before the answer. */
export interface AtLeast {
  readonly atLeast?: bigint | undefined;
}

/** Of which state of the log is asked; now when left out. */
export interface AsOfQuery extends AtLeast {
  readonly asOf?: AsOfInput | undefined;
}

/** Under a key the same request again is answered as the first time. */
export interface Repeatable {
  readonly correlationId: string;
  readonly key?: string | undefined;
}

/** The request that gives a command, and its key where there is one. */
export const repeatable = (correlationId: string, key: string | null | undefined): Repeatable => ({
  correlationId,
  key: key ?? undefined,
});

type MessageClass<Message, Members> = new (
  members: Members & WithActor,
) => Message & Readonly<Members> & WithActor;

/** The class of a query that has these members, and who asks. */
export function queryWith<Answer, Members extends object = object>() {
  return class extends Query<Answer> {
    constructor(members: Members & WithActor) {
      super();
      Object.assign(this, members);
    }
  } as MessageClass<Query<Answer>, Members>;
}

/** The class of a command that has these members, and who gives it. */
export function commandWith<Answer, Members extends object = object>() {
  return class extends Command<Answer> {
    constructor(members: Members & WithActor) {
      super();
      Object.assign(this, members);
    }
  } as MessageClass<Command<Answer>, Members>;
}
