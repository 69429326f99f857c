import messages from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';

/** What the server says of one write. */
export interface Answer {
  /** The correlation id of the write, as it was sent; empty when there is none. */
  readonly id: string;
  /** Where it stands in $all; undefined when it was not stored. */
  readonly commit: bigint | undefined;
  /** All that was said, where it was not stored. */
  readonly said?: BatchAppendResp;
}

/**
 * Kinds of fields: a number of as many octets as it takes, a content with its length, and numbers of 8 and of 4
 * octets.
 */
const [NUMBER, OF_8, WITH_LENGTH, OF_4] = [0, 1, 2, 5];
/** Parts of an answer by their number in streams.proto. */
const [CORRELATION, ERROR, SUCCESS] = [1, 2, 3];

/** Reads fields of a message one behind the other. Throws RangeError where it ends amid one. */
class Fields {
  tag = 0;
  /** Of a field with a length: where its content begins and ends. */
  from = 0;
  to = 0;
  value = 0n;

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private readonly end: number,
  ) {}

  next(): boolean {
    if (this.at >= this.end) return false;
    const key = Number(this.#varint());
    this.tag = key >> 3;
    const kind = key & 7;
    if (kind === NUMBER) this.value = this.#varint();
    else if (kind === WITH_LENGTH) {
      const length = Number(this.#varint());
      [this.from, this.to] = [this.at, this.at + length];
      this.at = this.to;
    } else if (kind === OF_8 || kind === OF_4) this.at += kind === OF_8 ? 8 : 4;
    else throw new RangeError(`a field of kind ${kind}, which nobody writes`);
    if (this.at > this.end) throw new RangeError('the message ends amid a field');
    return true;
  }

  inner(): Fields {
    return new Fields(this.bytes, this.from, this.to);
  }

  #varint(): bigint {
    let [low, high, shift] = [0, 0n, 0];
    for (;;) {
      const octet = this.bytes[this.at++];
      if (octet === undefined) throw new RangeError('the message ends amid a number');
      if (shift < 28) low |= (octet & 127) << shift;
      else high |= BigInt(octet & 127) << BigInt(shift);
      if (octet < 128) return high | BigInt(low);
      shift += 7;
    }
  }
}

/**
 * Reads an answer of BatchAppend: by hand where the write was stored and its id came back as it was sent, which is
 * what a replica reads three times for each new household; all else by the classes that the client ships.
 */
export function answerOf(bytes: Uint8Array): Answer {
  return storedAnswer(bytes) ?? saidOf(messages.BatchAppendResp.deserializeBinary(bytes));
}

function storedAnswer(bytes: Uint8Array): Answer | undefined {
  let [id, commit]: [string, bigint | undefined] = ['', undefined];
  for (const answer = new Fields(bytes, 0, bytes.length); answer.next();)
    if (answer.tag === ERROR) return undefined;
    else if (answer.tag === CORRELATION) id = textOf(bytes, answer.inner());
    else if (answer.tag === SUCCESS) commit = commitOf(answer.inner());
  return id === '' || commit === undefined ? undefined : { id, commit };
}

/** A UUID's text; empty when it comes as two numbers. */
function textOf(bytes: Uint8Array, uuid: Fields): string {
  while (uuid.next())
    if (uuid.tag === 2)
      return Buffer.from(bytes.buffer, bytes.byteOffset + uuid.from, uuid.to - uuid.from).toString('latin1');
  return '';
}

/** Of a success: the first part of its position in $all; undefined when it has none. */
function commitOf(success: Fields): bigint | undefined {
  while (success.next())
    if (success.tag === 3) {
      for (const position = success.inner(); position.next();) if (position.tag === 1) return position.value;
      return 0n;
    }
  return undefined;
}

function saidOf(said: BatchAppendResp): Answer {
  const position = said.getSuccess()?.getPosition();
  const id = said.getCorrelationId()?.getString() ?? '';
  if (said.hasSuccess()) return { id, commit: BigInt(position?.getCommitPosition() ?? 0) };
  return { id, commit: undefined, said };
}
