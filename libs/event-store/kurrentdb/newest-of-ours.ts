import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { EventStoreDBClient } from '@eventstore/db-client';

import type { LogPosition } from './log-position.js';

interface Call {
  on(name: 'data', take: (answer: ReadResp) => void): void;
  on(name: 'error', take: (error: Error) => void): void;
  on(name: 'end', take: () => void): void;
  cancel(): void;
}

/** What the client has inside: it sends a filter with subscriptions, but has no call for a read with one. */
interface Inside {
  execute<Result>(
    service: unknown,
    name: string,
    work: (grpc: { read(request: ReadReq, ...rest: unknown[]): Call }) => Promise<Result>,
  ): Promise<Result>;
  callArguments(options: { readonly requiresLeader: boolean; readonly deadline: number }): unknown[];
}

/**
 * The newest event before a place whose stream begins with the prefix, looked for by the server, back to the
 * beginning.
 */
export function newestOfOurs(
  client: EventStoreDBClient,
  prefix: string,
  before: LogPosition,
  within: number,
  signal: AbortSignal,
): Promise<LogPosition | undefined> {
  const inside = client as unknown as Inside;
  return inside.execute(
    streams.StreamsClient,
    'newestOfOurs',
    (grpc) =>
      new Promise((resolve, reject) => {
        let found: LogPosition | undefined;
        const options = inside.callArguments({ requiresLeader: true, deadline: within });
        const call = grpc.read(request(prefix, before), ...options);
        const stop = (): void => call.cancel();
        signal.addEventListener('abort', stop, { once: true });
        call.on('data', (answer) => {
          const event = answer.getEvent()?.getEvent();
          if (event === undefined || found !== undefined) return;
          found = { commit: BigInt(event.getCommitPosition()), prepare: BigInt(event.getPreparePosition()) };
        });
        call.on('error', (error) => {
          signal.removeEventListener('abort', stop);
          reject(error);
        });
        call.on('end', () => {
          signal.removeEventListener('abort', stop);
          resolve(found);
        });
        if (signal.aborted) stop();
      }),
  );
}

function request(prefix: string, before: LogPosition): ReadReq {
  const position = new messages.ReadReq.Options.Position();
  position.setCommitPosition(before.commit.toString());
  position.setPreparePosition(before.prepare.toString());
  const all = new messages.ReadReq.Options.AllOptions();
  all.setPosition(position);
  const expression = new messages.ReadReq.Options.FilterOptions.Expression();
  expression.setPrefixList([prefix]);
  const filter = new messages.ReadReq.Options.FilterOptions();
  filter.setStreamIdentifier(expression);
  filter.setMax(WINDOW);
  filter.setCheckpointintervalmultiplier(1);
  const ids = new messages.ReadReq.Options.UUIDOption();
  ids.setString(new shared.Empty());
  const options = new messages.ReadReq.Options();
  options.setAll(all);
  options.setReadDirection(messages.ReadReq.Options.ReadDirection.BACKWARDS);
  options.setResolveLinks(false);
  options.setCount('1');
  options.setFilter(filter);
  options.setUuidOption(ids);
  const read = new messages.ReadReq();
  read.setOptions(options);
  return read;
}

/** How many events the server looks at in one go; by default 32. */
export const WINDOW = 256;
