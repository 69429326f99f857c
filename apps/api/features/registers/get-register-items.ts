import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { maySeeEntry } from '#libs/access';
import {
  countsOf,
  meets,
  type EffectiveEntries,
  type Facet,
  type RegisterCount,
  type RegisterFilter,
  type RegisterItem,
} from '#libs/indicators';
import type { Clock } from '#libs/platform';
import {
  Figures,
  positionOf,
  QueryError,
  ReadModel,
  resolveReferenceDay,
  type AsOfInput,
} from '#libs/read-model';
import { namedFaults } from '../entries/filter-faults.js';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { Projection } from '../../kernel/projection.js';
import { CLOCK } from '../../kernel/tokens.js';
import { queryWith, type AtLeast } from '../../kernel/messages.js';
import { positionInCursor, readPage, type PageArgs } from '../../kernel/graphql/page.js';

/** Which register, and what it is counted by. */
export interface RegisterKind<I extends RegisterItem = RegisterItem> {
  readonly itemsAt: (entries: EffectiveEntries, referenceDay: number) => readonly I[];
  readonly facets: readonly Facet[];
}

export interface RegisterQuery {
  readonly filter: RegisterFilter;
  readonly asOf?: AsOfInput;
  /** `yyyy-mm-dd`; default the Amsterdam date of asOf. */
  readonly referenceDate?: string;
}

export interface RegisterItems<I extends RegisterItem = RegisterItem> {
  readonly items: readonly I[];
  readonly counts: readonly RegisterCount[];
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** The effective entries they were read from. */
  readonly entries: EffectiveEntries;
  readonly referenceDay: number;
}

/**
 * A page of a register as of a position, with counts over all that meets the filter. A partner is held to what it
 * posted itself, whatever is asked: whom something is addressed to is free text, and no ground to show it.
 */
export class GetRegisterItems extends queryWith<
  RegisterItems,
  { kind: RegisterKind; question: RegisterQuery; page: PageArgs } & AtLeast
>() {}

/** Answers GetRegisterItems. */
@QueryHandler(GetRegisterItems)
export class GetRegisterItemsHandler implements IQueryHandler<GetRegisterItems> {
  constructor(
    private readonly figures: Figures,
    private readonly readModel: ReadModel,
    private readonly projection: Projection,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly trail: Trail,
  ) {}

  async execute({ kind, question, page, actor, atLeast }: GetRegisterItems): Promise<RegisterItems> {
    const authorised = authorise(actor, 'entries');
    await this.projection.ready(atLeast);
    const { after, first } = readPage(page, positionInCursor);
    const { model } = this.readModel;
    const strangers = namedFaults(model, question.filter);
    if (strangers.length > 0) throw new QueryError(strangers);
    const entries = this.figures.at(positionOf(model, question.asOf));
    const referenceDay = resolveReferenceDay(model, question.asOf, question.referenceDate, this.clock.now());
    const found = kind
      .itemsAt(entries, referenceDay)
      .filter((item) => maySeeEntry(authorised, item.instance) && meets(item, question.filter));
    const rest = after === undefined ? found : found.filter(({ instance }) => instance.position < after);
    const items = rest.slice(0, first);
    this.trail.entries(
      authorised,
      'register',
      items.map(({ instance }) => instance),
    );
    return {
      items,
      counts: countsOf(found, kind.facets),
      total: found.length,
      hasNextPage: rest.length > first,
      hasPreviousPage: after !== undefined,
      entries,
      referenceDay,
    };
  }
}
