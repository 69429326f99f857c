/**
 * What is written and read by hand, against the classes that the client ships: octet for octet, at every length at
 * which the protocol writes a length in one octet more.
 * Seen to fail: with a length of two octets at most; with numbers cut off at 31 or at 35 bits; with characters
 * counted for octets; without the look for an error beside a success, at the kind of the id, whether a field or a
 * number ends within its message, and without the kinds of fields that nobody writes yet.
 */
import { expect, it } from '@jest/globals';

import shared from '@eventstore/db-client/generated/shared_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import { binaryEvent, jsonEvent, type EventData } from '@eventstore/db-client';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';

import { answerOf } from './batch-answer.js';
import { requestOf, type Write } from './batch-wire.js';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const uuid = (id: string): InstanceType<typeof shared.UUID> => {
  const made = new shared.UUID();
  made.setString(id);
  return made;
};
const contentOf = (content: unknown): Uint8Array =>
  content instanceof Uint8Array ? new Uint8Array(content) : octets(JSON.stringify(content));

/** The same by the generated classes. */
function generated(id: string, { stream, storeRevision, events }: Write): Uint8Array {
  const options = new messages.BatchAppendReq.Options();
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(octets(stream));
  options.setStreamIdentifier(identifier);
  if (storeRevision === 'any') options.setAny(new empty.Empty());
  else if (storeRevision < 0) options.setNoStream(new empty.Empty());
  else options.setStreamPosition(String(storeRevision));
  const request = new messages.BatchAppendReq();
  request.setCorrelationId(uuid(id));
  request.setOptions(options);
  request.setIsFinal(true);
  for (const each of events) {
    const message = new messages.BatchAppendReq.ProposedMessage();
    message.setId(uuid(each.id));
    message.getMetadataMap().set('type', each.type).set('content-type', each.contentType);
    message.setData(contentOf(each.data));
    if (each.metadata !== undefined) message.setCustomMetadata(contentOf(each.metadata));
    request.addProposedMessages(message);
  }
  return request.serializeBinary();
}

const binary = (length: number, type = 'Type'): EventData =>
  binaryEvent({ id: OTHER, type, data: Buffer.alloc(length, 7), metadata: Buffer.from('{"á":1}') });
const same = (write: Write): void =>
  expect(Buffer.from(requestOf(ID, write)).equals(Buffer.from(generated(ID, write)))).toBe(true);

it.each([0, 1, 20, 40, 100, 126, 127, 128, 129, 16_200, 16_383, 16_384, 70_000, 2_097_152, 3_000_000])(
  'a write with %i octets of data',
  (length) => same({ stream: 'log/a', storeRevision: -1, events: [binary(length)] }),
);

it('a write at every length from 0 to 400, of its data and of its name', () => {
  for (let length = 0; length < 400; length++) {
    same({ stream: 'log/a', storeRevision: -1, events: [binary(length)] });
    same({
      stream: `l${'é'.repeat(length)}`,
      storeRevision: 'any',
      events: [binary(3, 'T'.repeat(length + 1))],
    });
  }
});

it.each([
  'any',
  -1,
  0,
  1,
  127,
  128,
  16_384,
  2 ** 28,
  2 ** 31,
  2 ** 35 + 1,
  2 ** 40,
  Number.MAX_SAFE_INTEGER,
] as const)('a write to a stream at %s', (storeRevision) =>
  same({ stream: 'log/é😀', storeRevision, events: [binary(10), binary(200), binary(0)] }),
);

it('an event of JSON, with and without metadata, and a write of none', () => {
  const data = { token: 'é', deep: { list: [1, '😀', null] } };
  const events = [
    jsonEvent({ id: OTHER, type: 'Gegeven', data }),
    jsonEvent({ id: ID, type: 'Gegeven', data, metadata: { by: 'x' } }),
  ];
  same({ stream: 'log/a', storeRevision: 3, events });
  same({ stream: 'log/a', storeRevision: 3, events: [] });
});

const answer = (change: (made: InstanceType<typeof messages.BatchAppendResp>) => void): Uint8Array => {
  const made = new messages.BatchAppendResp();
  made.setCorrelationId(uuid(ID));
  change(made);
  return made.serializeBinary();
};
const success = (commit: string | undefined): InstanceType<typeof messages.BatchAppendResp.Success> => {
  const made = new messages.BatchAppendResp.Success();
  made.setCurrentRevision('12');
  if (commit === undefined) made.setNoPosition(new empty.Empty());
  else {
    const position = new shared.AllStreamPosition();
    position.setPreparePosition('5');
    position.setCommitPosition(commit);
    made.setPosition(position);
  }
  return made;
};
const named = (made: InstanceType<typeof messages.BatchAppendResp>): void => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(octets('log/é'));
  made.setStreamIdentifier(identifier);
  made.setStreamPosition('9');
};

it.each([
  '1',
  '127',
  '128',
  '268435455',
  '268435456',
  '4294967296',
  String(2n ** 53n + 1n),
  String(2n ** 64n - 1n),
])('stored at %s', (commit) => {
  const read = answerOf(
    answer((made) => {
      made.setSuccess(success(commit));
      named(made);
    }),
  );
  expect(read).toEqual({ id: ID, commit: BigInt(commit) });
});

it('stored at 0, or without a position', () => {
  expect(answerOf(answer((made) => made.setSuccess(success('0'))))).toEqual({ id: ID, commit: 0n });
  expect(answerOf(answer((made) => made.setSuccess(success(undefined))))).toEqual({ id: ID, commit: 0n });
});

it('refused: all that was said; also where a success was said before it', () => {
  const refusal = answer((made) => {
    const error = new status.Status();
    error.setMessage('wrong');
    made.setError(error);
    named(made);
  });
  const stored = answer((made) => made.setSuccess(success('7')));
  // What is said twice of one message counts as it was said last.
  for (const bytes of [refusal, Buffer.concat([stored, refusal])]) {
    const read = answerOf(bytes);
    expect([read.id, read.commit, read.said?.getError()?.getMessage()]).toEqual([ID, undefined, 'wrong']);
  }
});

it('a field that nobody knows yet is passed over, of whatever kind it is', () => {
  const stored = answer((made) => made.setSuccess(success('7')));
  const [number, of8, text, of4] = [
    [0x78, 0x81, 0x01],
    [0x79, 0x1a, 0, 0, 0, 0, 0, 0, 0],
    [0x7a, 0x01, 0x08],
    [0x7d, 0x12, 0, 0, 0],
  ];
  const all = [number, of8, text, of4].flatMap((each) => each ?? []);
  expect(answerOf(Buffer.concat([Buffer.from(all), stored, Buffer.from(all)]))).toEqual({
    id: ID,
    commit: 7n,
  });
});

it('an id that comes as two numbers is none of ours', () => {
  const two = answer((made) => {
    const structured = new shared.UUID.Structured();
    structured.setLeastSignificantBits('1');
    structured.setMostSignificantBits('2');
    const other = new shared.UUID();
    other.setStructured(structured);
    made.setCorrelationId(other);
    made.setSuccess(success('3'));
  });
  expect(answerOf(two)).toEqual({ id: '', commit: 3n });
});

it('an answer that ends amid a field is refused', () => {
  const whole = answer((made) => made.setSuccess(success('268435456')));
  let refused = 0;
  for (let length = 1; length < whole.length; length++)
    try {
      answerOf(whole.subarray(0, length));
    } catch {
      refused += 1;
    }
  // All but the ends between two fields: of the id, and of nothing.
  expect(refused).toBe(whole.length - 2);
});

it('a number that goes on behind the end of its message is refused', () => {
  const unfinished = [0x1a, 0x04, 0x1a, 0x02, 0x08, 0x80];
  expect(() => answerOf(Buffer.from([...unfinished, 0x22, 0x00]))).toThrow(RangeError);
});
