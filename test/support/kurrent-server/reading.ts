import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import type { ServerWritableStream, ServiceError } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';

import type { Faults } from './faults.js';
import type { Ledger, StoredRecord } from './ledger.js';
import { messages, nameOf, shared, streamDeleted, unavailable, wireEvent } from './protocol.js';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;
type Options = ReadReq.Options;

const SLOW = 1_500;

/**
 * Answers a Read: a stream or $all, both ways, or a subscription to $all. `refused` says why this node may not
 * answer it (any more): a subscription is ended as soon as it may not.
 */
export async function answerRead(
  call: ReadCall,
  ledger: Ledger,
  faults: Faults,
  refused: () => ServiceError | undefined = () => undefined,
): Promise<void> {
  const refusal = refused();
  if (refusal) return void call.emit('error', refusal);
  const options = call.request.getOptions();
  if (options === undefined) return;
  const subscribes = options.hasSubscription();
  const planned = faults.take(subscribes ? 'subscribe' : 'read');
  if (planned?.fault === 'hang') return;
  if (planned?.fault === 'error-before') return void call.emit('error', unavailable());
  if (planned?.fault === 'slow') await pause(SLOW);
  if (subscribes) return subscription(call, options, ledger, planned, refused);
  const records = options.hasAll() ? readAll(options, ledger) : readStream(call, options, ledger);
  if (records === undefined) return;
  let left = planned?.fault === 'drop-mid-batch' ? planned.after : Infinity;
  for (const record of records) {
    if (left-- <= 0) return void call.emit('error', unavailable());
    await send(call, wireEvent(record));
    if (call.cancelled) return;
  }
  call.end();
}

const lower = (record: StoredRecord, commit: bigint, prepare: bigint): boolean =>
  record.commit < commit || (record.commit === commit && record.prepare < prepare);

const mostOf = (options: Options): number => {
  const count = Number(options.getCount());
  return Number.isSafeInteger(count) && count > 0 ? count : Infinity;
};

/** Whether a filter, if there is one, lets a record through: of the kinds there are, prefixes of stream names. */
function passes(options: Options): (record: StoredRecord) => boolean {
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
  return ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix));
}

/**
 * Forward from a position that is part of the answer; backward from one that is not. No further than the answer
 * goes: every replica asks for the end of $all every few seconds, and a server that many suites wrote to has a long
 * one.
 */
function readAll(options: Options, ledger: Ledger): readonly StoredRecord[] {
  const [records, passing, most] = [ledger.all(), passes(options), mostOf(options)];
  const position = options.getAll()?.getPosition();
  const commit = BigInt(position?.getCommitPosition() ?? 0);
  const prepare = BigInt(position?.getPreparePosition() ?? 0);
  const forwards = options.getReadDirection() === messages.ReadReq.Options.ReadDirection.FORWARDS;
  const end = forwards ? 0 : records.length;
  const from = position === undefined ? end : firstNew(records, (record) => !lower(record, commit, prepare));
  const found: StoredRecord[] = [];
  for (let at = forwards ? from : from - 1; found.length < most; at += forwards ? 1 : -1) {
    const record = records[at];
    if (record === undefined) break;
    if (passing(record)) found.push(record);
  }
  return found;
}

function readStream(call: ReadCall, options: Options, ledger: Ledger): readonly StoredRecord[] | undefined {
  const stream = options.getStream();
  const name = nameOf(stream?.getStreamIdentifier());
  const records = ledger.stream(name);
  if (records === 'tombstoned') {
    call.emit('error', streamDeleted(name));
    return undefined;
  }
  if (records === undefined) {
    const missing = new messages.ReadResp.StreamNotFound();
    missing.setStreamIdentifier(stream?.getStreamIdentifier());
    const answer = new messages.ReadResp();
    answer.setStreamNotFound(missing);
    call.write(answer);
    call.end();
    return undefined;
  }
  const revision = stream?.hasRevision() === true ? BigInt(stream.getRevision()) : undefined;
  const forwards = options.getReadDirection() === messages.ReadReq.Options.ReadDirection.FORWARDS;
  const chosen = records.filter((record) =>
    revision === undefined ? true : forwards ? record.revision >= revision : record.revision <= revision,
  );
  return (forwards ? chosen : chosen.reverse()).slice(0, mostOf(options));
}

/**
 * Confirmation, what is there after the position, "caught up", then what comes; until the client or a fault ends it.
 */
async function subscription(
  call: ReadCall,
  options: Options,
  ledger: Ledger,
  planned: ReturnType<Faults['take']>,
  refused: () => ServiceError | undefined,
): Promise<void> {
  const confirmation = new messages.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId('subscription');
  const confirmed = new messages.ReadResp();
  confirmed.setConfirmation(confirmation);
  call.write(confirmed);
  const passing = passes(options);
  const filter = options.getFilter();
  const checkpointEvery = (filter?.getMax() || 32) * (filter?.getCheckpointintervalmultiplier() ?? 1);
  const position = options.getAll()?.getPosition();
  let last: StoredRecord | undefined;
  const isNew = (record: StoredRecord): boolean =>
    last !== undefined
      ? lower(last, record.commit, record.prepare)
      : position === undefined ||
        ((record.commit !== BigInt(position.getCommitPosition()) ||
          record.prepare !== BigInt(position.getPreparePosition())) &&
          !lower(record, BigInt(position.getCommitPosition()), BigInt(position.getPreparePosition())));
  let sent = 0;
  let considered = 0;
  let live = false;
  const cancelled = new Promise<void>((resolve) => call.once('cancelled', resolve));
  while (!call.cancelled) {
    const refusal = refused();
    if (refusal) return void call.emit('error', refusal);
    const changed = ledger.changed();
    const readable = ledger.all();
    for (const record of readable.slice(firstNew(readable, isNew))) {
      if (call.cancelled) return;
      last = record;
      considered += 1;
      if (considered % checkpointEvery === 0) await send(call, checkpoint(record));
      if (!passing(record)) continue;
      if (planned && sent >= planned.after) {
        if (planned.fault === 'clean-end') return void call.end();
        if (planned.fault === 'drop-mid-batch') return void call.emit('error', unavailable());
        // Keeps the connection and says nothing more: only a stall of what is awaited shows it.
        if (planned.fault === 'silent') return;
      }
      sent += 1;
      await send(call, wireEvent(record));
      if (planned?.fault === 'duplicate-delivery') await send(call, wireEvent(record));
    }
    if (!live) {
      live = true;
      if (last !== undefined) await send(call, checkpoint(last));
      const caughtUp = new messages.ReadResp();
      caughtUp.setCaughtUp(new messages.ReadResp.CaughtUp());
      await send(call, caughtUp);
    }
    await Promise.race([changed, cancelled]);
  }
}

function firstNew(records: readonly StoredRecord[], isNew: (record: StoredRecord) => boolean): number {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = records[middle];
    if (record !== undefined && isNew(record)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function checkpoint(record: StoredRecord): ReadResp {
  const position = new messages.ReadResp.Checkpoint();
  position.setCommitPosition(String(record.commit));
  position.setPreparePosition(String(record.prepare));
  const answer = new messages.ReadResp();
  answer.setCheckpoint(position);
  return answer;
}

async function send(call: ReadCall, answer: ReadResp): Promise<void> {
  if (call.cancelled || call.write(answer)) return;
  const ended = new AbortController();
  const cancelled = once(call, 'cancelled', { signal: ended.signal }).catch(() => undefined);
  await Promise.race([once(call, 'drain', { signal: ended.signal }).catch(() => undefined), cancelled]);
  ended.abort();
}

export const empty = (): InstanceType<typeof shared.Empty> => new shared.Empty();
