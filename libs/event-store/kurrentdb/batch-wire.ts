import type { EventData } from '@eventstore/db-client';

/** Events for one stream, stored together or not at all. */
export interface Write {
  /** By its whole name in KurrentDB. */
  readonly stream: string;
  /**
   * Where KurrentDB must have the stream: the revision of its last event, -1 for no stream; `any` for what may
   * stand twice.
   */
  readonly storeRevision: number | 'any';
  readonly events: readonly EventData[];
}

// The numbers of the fields are those of streams.proto and shared.proto; batch-wire.spec.ts holds what is written
// against the classes that the client ships, which build each part as an object first and take several times as
// long (0129).
const [NUMBER, WITH_LENGTH] = [0, 2];
const NOTHING = new Uint8Array();

const varintLength = (value: number): number => {
  let length = 1;
  for (let left = value; left >= 128; left = Math.floor(left / 128)) length += 1;
  return length;
};

/** Octets of a field that has a length: tag, length and content. */
const field = (content: number): number => 1 + varintLength(content) + content;
const textField = (text: string): number => field(Buffer.byteLength(text));
const bytesOf = (content: unknown): Uint8Array =>
  content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content), 'utf8');

/** Octets of a write that count for the limits of one message, without what the protocol adds. */
export const sizeOf = ({ events }: Write): number =>
  events.reduce((sum, { data, metadata }) => sum + bytesOf(data).length + bytesOf(metadata ?? {}).length, 0);

class Octets {
  readonly bytes: Buffer;
  #at = 0;

  constructor(length: number) {
    this.bytes = Buffer.allocUnsafe(length);
  }

  number(tag: number, value: number): void {
    this.bytes[this.#at++] = (tag << 3) | NUMBER;
    this.#varint(value);
  }

  /** The beginning of a field with so many octets of content, which are written next. */
  begin(tag: number, length: number): void {
    this.bytes[this.#at++] = (tag << 3) | WITH_LENGTH;
    this.#varint(length);
  }

  text(tag: number, text: string): void {
    this.begin(tag, Buffer.byteLength(text));
    this.#at += this.bytes.write(text, this.#at, 'utf8');
  }

  content(tag: number, content: Uint8Array): void {
    this.begin(tag, content.length);
    this.bytes.set(content, this.#at);
    this.#at += content.length;
  }

  #varint(value: number): void {
    let left = value;
    for (; left >= 128; left = Math.floor(left / 128)) this.bytes[this.#at++] = (left % 128) | 128;
    this.bytes[this.#at++] = left;
  }
}

interface Part {
  readonly id: string;
  readonly tags: readonly (readonly [name: string, value: string])[];
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
  readonly length: number;
}

function partOf({ id, type, contentType, data, metadata }: EventData): Part {
  const tags = [
    ['content-type', contentType],
    ['type', type],
  ] as const;
  const content = { data: bytesOf(data), metadata: metadata === undefined ? NOTHING : bytesOf(metadata) };
  const length =
    field(textField(id)) +
    tags.reduce((sum, [name, value]) => sum + field(textField(name) + textField(value)), 0) +
    [content.metadata, content.data].reduce(
      (sum, each) => sum + (each.length > 0 ? field(each.length) : 0),
      0,
    );
  return { id, tags, ...content, length };
}

/**
 * One write as one message. Without a deadline for the server: its clock and ours may differ, and its own limit for
 * writes counts anyhow.
 */
export function requestOf(id: string, { stream, storeRevision, events }: Write): Buffer {
  const parts = events.map(partOf);
  const isNumber = storeRevision !== 'any' && storeRevision >= 0;
  const options = field(textField(stream)) + (isNumber ? 1 + varintLength(storeRevision) : 2);
  const all = parts.reduce((sum, { length }) => sum + field(length), 0);
  const request = new Octets(field(textField(id)) + field(options) + all + 2);
  request.begin(1, textField(id));
  request.text(2, id);
  request.begin(2, options);
  request.begin(1, textField(stream));
  request.text(3, stream);
  if (isNumber) request.number(2, storeRevision);
  else request.begin(storeRevision === 'any' ? 4 : 3, 0);
  for (const part of parts) writePart(request, part);
  request.number(4, 1);
  return request.bytes;
}

function writePart(request: Octets, { id, tags, metadata, data, length }: Part): void {
  request.begin(3, length);
  request.begin(1, textField(id));
  request.text(2, id);
  for (const [name, value] of tags) {
    request.begin(2, textField(name) + textField(value));
    request.text(1, name);
    request.text(2, value);
  }
  if (metadata.length > 0) request.content(3, metadata);
  if (data.length > 0) request.content(4, data);
}
