import { Certificate, ContentInfo, SignedData, TimeStampResp, TSTInfo } from 'pkijs';
import { hash, X509Certificate } from 'node:crypto';

import { toArrayBuffer, type StampRequest } from './request.js';

/** Why there is no stamp, in a word that does not change. */
export type StampFault = 'UNREACHABLE' | 'REFUSED' | 'WRONG_ANSWER' | 'NOT_TRUSTED';

/** A time stamp that could not be had, by its code. */
export class StampError extends Error {
  constructor(
    readonly code: StampFault,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

const [TST_INFO, TIME_STAMPING, EXTENDED_KEY_USAGE] = [
  '1.2.840.113549.1.9.16.1.4',
  '1.3.6.1.5.5.7.3.8',
  '2.5.29.37',
];

/** The certificates in a PEM file. Throws RangeError for a file without any or with one that cannot be read. */
export function authoritiesIn(pem: string): readonly Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length === 0) throw new RangeError('no certificate in it');
  try {
    return found.map((text) => Certificate.fromBER(toArrayBuffer(new X509Certificate(text).raw)));
  } catch (error) {
    throw new RangeError('a certificate in it cannot be read', { cause: error });
  }
}

/** When a stamp says that it was made, in milliseconds since 1970. Throws RangeError for what is no stamp. */
export function stampedAt(der: Uint8Array): number {
  try {
    return infoIn(der).info.genTime.getTime();
  } catch (error) {
    throw new RangeError('no time stamp', { cause: error });
  }
}

function infoIn(der: Uint8Array): { readonly signed: SignedData; readonly info: TSTInfo } {
  const { status, timeStampToken } = TimeStampResp.fromBER(toArrayBuffer(der));
  // PKIStatus: granted, granted with changes.
  if (Number(status.status) > 1 || timeStampToken === undefined)
    throw new StampError('REFUSED', `it answers with status ${status.status}`);
  const content = new ContentInfo({ schema: timeStampToken.toSchema() });
  const signed = new SignedData({ schema: content.content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== TST_INFO || eContent === undefined) throw new RangeError('not a TSTInfo');
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
}

/**
 * When an authority stamped what was asked, in milliseconds since 1970: the stamp is over the text and repeats the
 * number, its signature is right, and its certificate is for stamping and leads to one that is trusted, as of that
 * moment. Throws StampError.
 */
export async function checkedStamp(
  der: Uint8Array,
  { text, nonce }: StampRequest,
  authorities: readonly Certificate[],
): Promise<number> {
  const { signed, info } = readable(() => infoIn(der));
  const imprint = Buffer.from(info.messageImprint.hashedMessage.getValue());
  if (!imprint.equals(hash('sha256', text, 'buffer')))
    throw new StampError('WRONG_ANSWER', 'it stamped something else');
  const repeated = Buffer.from(info.nonce?.valueBlock.valueHexView ?? []);
  if (!repeated.equals(nonce))
    throw new StampError('WRONG_ANSWER', 'it repeats another number than was asked with');
  const { signatureVerified, signerCertificate } = await signed
    .verify({
      signer: 0,
      data: toArrayBuffer(Buffer.from(text)),
      trustedCerts: [...authorities],
      checkDate: info.genTime,
      checkChain: true,
      extendedMode: true,
    })
    .catch((error: unknown) => {
      throw new StampError('NOT_TRUSTED', messageOf(error), error);
    });
  if (signatureVerified !== true || !isForStamping(signerCertificate ?? undefined))
    throw new StampError('NOT_TRUSTED', 'its signature or certificate is not right');
  return info.genTime.getTime();
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof StampError) throw error;
    throw new StampError('WRONG_ANSWER', 'it is no time stamp', error);
  }
}

const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);

/** RFC 3161, 2.3: the one purpose of its key. */
function isForStamping(certificate: Certificate | undefined): boolean {
  const use = certificate?.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const { keyPurposes = [] } = (use?.parsedValue ?? {}) as { readonly keyPurposes?: readonly string[] };
  return use?.critical === true && keyPurposes.length === 1 && keyPurposes[0] === TIME_STAMPING;
}
