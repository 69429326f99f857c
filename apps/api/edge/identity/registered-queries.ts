import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QueryBus, type IQuery } from '@nestjs/cqrs';
import type { Actor } from '#libs/access';
import { RegisteredPartners } from '../../kernel/access/registered-partners.js';

/** A question as all of ours are: it knows who asks. */
interface ActorQuery extends IQuery {
  readonly actor?: Actor;
  /** Part of posting, which ingest decides from the log itself. */
  readonly ofPosting?: boolean;
}

/**
 * Before any question reaches its handler, by whatever way it came (a route, a field, a field of a field, a
 * subscription): a partner that is not in the register gets no answer. A guard stands before routes and fields only.
 */
@Injectable()
export class RegisteredQueries implements OnModuleInit {
  constructor(
    private readonly queries: QueryBus,
    private readonly register: RegisteredPartners,
  ) {}

  onModuleInit(): void {
    const execute = this.queries.execute.bind(this.queries) as (query: ActorQuery) => Promise<unknown>;
    this.queries.execute = (async (query: ActorQuery) => {
      if (query.ofPosting !== true) await this.register.mustHave(query.actor);
      return execute(query);
    }) as typeof this.queries.execute;
  }
}
