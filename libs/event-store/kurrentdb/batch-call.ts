import { randomUUID } from 'node:crypto';

import { convertToCommandError, type EventStoreDBClient } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { CallOptions, Client, ClientDuplexStream, Metadata } from '@grpc/grpc-js';

import { answerOf, type Answer } from './batch-answer.js';
import { failed, outcomeOf, type WriteOutcome } from './batch-messages.js';
import { requestOf, type Write } from './batch-wire.js';
import { limited } from './limited.js';

type Duplex = ClientDuplexStream<Buffer, Answer>;

const PATH = streams.StreamsService.batchAppend.path;
const asItIs = (bytes: Buffer): Buffer => bytes;

/** What the client keeps for its own calls: its connection, and how it leaves one that fails. */
interface Inside {
  getGRPCClient(service: unknown, name: string): Promise<Client>;
  callArguments(options: object, callOptions: object): [Metadata, CallOptions];
  handleError(grpc: unknown, error: unknown): Promise<void>;
}

interface Waiting {
  readonly resolve: (outcome: WriteOutcome) => void;
  readonly reject: (error: Error) => void;
  timer?: NodeJS.Timeout;
}

/**
 * BatchAppend: one call of a connection that carries all writes, each with an id of its own by which it is
 * answered, and a time of its own, which begins again while those before it are answered: a slow server is not one
 * that stands still. What the server says of one write is for that one; when the call ends, all that wait on it are
 * told. An answer that nobody waits for any more is passed over.
 */
class BatchCall {
  readonly #waiting = new Map<string, Waiting>();
  #drained: Promise<void> | undefined;
  #resume = (): void => undefined;
  /** How often the one that waited longest was answered. */
  #moves = 0;
  ended = false;

  constructor(
    readonly grpc: Client,
    private readonly call: Duplex,
    private readonly left: (error: Error) => void,
  ) {
    call.on('data', (answer: Answer) => this.#answered(answer));
    call.on('drain', () => this.#go());
    call.on('error', (error: Error) => this.end(convertToCommandError(error)));
    call.on('end', () => this.end(failed('unavailable', 'the server ended the call')));
  }

  /** While there is no room for more: ends with the room, or with the call. */
  get full(): Promise<void> | undefined {
    return this.#drained;
  }

  /** What is to come of a write that is sent now. */
  send(write: Write, within: number): Promise<WriteOutcome> {
    const id = randomUUID();
    const outcome = new Promise<WriteOutcome>((resolve, reject) => {
      const waiting = { resolve, reject };
      this.#waiting.set(id, waiting);
      this.#expect(id, waiting, within);
    });
    outcome.catch(() => undefined);
    if (this.ended) this.#take(id)?.reject(failed('unavailable', 'the call has ended'));
    else if (!this.call.write(requestOf(id, write))) this.#drain();
    return outcome;
  }

  /** Nothing more is sent or heard: who waits is told so, and asks again elsewhere. */
  end(error: Error): void {
    if (this.ended) return;
    this.ended = true;
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(error);
    this.#go();
    this.call.cancel();
    this.left(error);
  }

  #expect(id: string, waiting: Waiting, within: number): void {
    const moves = this.#moves;
    waiting.timer = setTimeout(() => {
      if (this.#moves > moves) this.#expect(id, waiting, within);
      else this.#take(id)?.reject(failed('timeout', 'no answer in time'));
    }, within);
  }

  #isFirst(id: string): boolean {
    const [first] = this.#waiting.keys();
    return first === id;
  }

  /**
   * Ends with the room for more or with the call: what was sent before has its times, and whoever is late ends the
   * call.
   */
  #drain(): void {
    this.#drained ??= new Promise<void>((resolve) => (this.#resume = resolve));
  }

  #go(): void {
    this.#drained = undefined;
    this.#resume();
  }

  #answered(answer: Answer): void {
    const { id } = answer;
    if (this.#isFirst(id)) this.#moves += 1;
    const waiting = this.#take(id);
    if (waiting === undefined) return;
    try {
      waiting.resolve(outcomeOf(answer));
    } catch (error) {
      waiting.reject(error as Error);
      // A node that is no leader (any more) says so of each write, and stays one.
      if ((error as { type?: unknown }).type === 'unavailable') this.end(error as Error);
    }
  }

  #take(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return undefined;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}

const calls = new WeakMap<EventStoreDBClient, BatchCall>();

/**
 * Sends writes in their order over the one call of this client, all in flight together; answers for each what
 * became of it. One that is not answered within so many milliseconds, while none before it is either, is late. The
 * server takes them in in the order in which they are sent.
 */
export async function sendAll(
  client: EventStoreDBClient,
  writes: readonly Write[],
  within: number,
): Promise<readonly PromiseSettledResult<WriteOutcome>[]> {
  const asked = performance.now();
  const call = await limited(openCall(client), within);
  const left = Math.max(1, within - (performance.now() - asked));
  const outcomes: Promise<WriteOutcome>[] = [];
  for (const write of writes) {
    while (call.full !== undefined) await call.full;
    outcomes.push(call.send(write, left));
  }
  return Promise.allSettled(outcomes);
}

/** Ends the call of a connection that is left: who waits on it need not wait for its end. */
export function endCall(client: EventStoreDBClient): void {
  calls.get(client)?.end(failed('cancelled', 'the connection was left'));
}

async function openCall(client: EventStoreDBClient): Promise<BatchCall> {
  const inside = client as unknown as Inside;
  const grpc = await inside.getGRPCClient(streams.StreamsClient, 'batchAppend');
  const known = calls.get(client);
  if (known !== undefined && known.grpc === grpc && !known.ended) return known;
  const asked = inside.callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY });
  const duplex = grpc.makeBidiStreamRequest(PATH, asItIs, answerOf, ...asked);
  const left = (error: Error): void => void inside.handleError(grpc, error);
  const call = new BatchCall(grpc, duplex, left);
  calls.set(client, call);
  return call;
}
