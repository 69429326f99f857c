import 'reflect-metadata';
import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/access';
import { CATALOGUE, type EventType } from '#libs/programme';
import type { RequestContext } from '../../kernel/graphql/request-context.js';
import { CurrentActor } from '../../kernel/access/current-actor.js';
import { Needs } from '../../kernel/access/permission.js';
import { both } from '../../kernel/graphql/enum-of.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { PROOFS } from '../../kernel/tokens.js';
import { EventInput, inputOf } from './input-types.js';
import { PostEvent } from './post-event.js';
import { toReceiptJson } from './receipt-json.js';
import { ReceiptModel } from './receipt.model.js';
import { omitNulls } from './omit-nulls.js';

/** One typed mutation per event type; its methods are made below, from the catalogue. */
@Resolver()
export class EventMutationsResolver {
  constructor(
    readonly commands: CommandBus,
    @Inject(PROOFS) readonly proofs: Proofs | null,
  ) {}
}

type Data = Readonly<Record<string, unknown>>;

function addMutation(type: EventType): void {
  const name = `${type.name.charAt(0).toLowerCase()}${type.name.slice(1)}`;
  const prototype = EventMutationsResolver.prototype;
  async function post(
    this: EventMutationsResolver,
    event: EventInput,
    data: Data,
    actor: Actor | undefined,
    { requestId }: RequestContext,
  ): Promise<ReceiptModel> {
    const { time, ...attributes } = event;
    const item = {
      specversion: '1.0',
      ...attributes,
      ...(time == null ? {} : { time }),
      type: type.type,
      data: omitNulls(data, type.fields),
    };
    const receipt = await this.commands.execute(
      new PostEvent({ event: item, actor, correlationId: requestId }),
    );
    return { ...toReceiptJson(receipt), ...(this.proofs ? { promise: this.proofs.promise([receipt]) } : {}) };
  }
  Object.defineProperty(prototype, name, { value: post, writable: true, configurable: true });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor) throw new Error(`no method ${name}`);
  Reflect.defineMetadata('design:paramtypes', [EventInput, Object, Object, Object], prototype, name);
  const input = inputOf(`${type.name}Input`, type.fields);
  Args('event', { type: () => EventInput })(prototype, name, 0);
  Args('data', { type: () => input })(prototype, name, 1);
  CurrentActor()(prototype, name, 2);
  Context()(prototype, name, 3);
  Needs('post')(prototype, name, descriptor);
  Mutation(() => ReceiptModel, { name, description: both(type.label) })(prototype, name, descriptor);
}

CATALOGUE.forEach(addMutation);
