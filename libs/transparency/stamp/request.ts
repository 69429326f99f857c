import { Integer, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { hash, randomBytes } from 'node:crypto';

const SHA256 = '2.16.840.1.101.3.4.2.1';

/** What is asked of a time stamping authority (RFC 3161, 2.4.1). */
export interface StampRequest {
  readonly der: Uint8Array;
  /** The text that is stamped, and the number that the answer must repeat. */
  readonly text: string;
  readonly nonce: Uint8Array;
}

/** Asks for a stamp over the SHA-256 of a text, with the authority's certificates in the answer. */
export function stampRequest(text: string): StampRequest {
  const nonce = new Uint8Array(randomBytes(16));
  // A positive number without leading zeroes, so that it has one form in DER.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: toArrayBuffer(hash('sha256', text, 'buffer')) }),
    }),
    nonce: new Integer({ valueHex: toArrayBuffer(nonce) }),
    certReq: true,
  });
  return { der: new Uint8Array(request.toSchema().toBER()), text, nonce };
}

/** The bytes in a buffer of their own, as pkijs asks for. */
export const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
