import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { KeyCertPair } from '@grpc/grpc-js';
import { Integer, OctetString, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  GeneralName,
  GeneralNames,
} from 'pkijs';

const engine = new CryptoEngine({ name: 'node', crypto: globalThis.crypto });
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DAY = 86_400_000;
const [COMMON_NAME, CONSTRAINTS, ALTERNATIVE_NAME] = ['2.5.4.3', '2.5.29.19', '2.5.29.17'] as const;
const IP_ADDRESS = 7;

/** What a cluster with TLS has: a certificate of the node, and the file of its issuer that clients are given. */
export interface Issued {
  readonly tls: KeyCertPair;
  readonly caFile: string;
  /** Takes the file away. */
  remove(): void;
}

/**
 * An authority of its own, made again for each test, and what it issued to a node at an address, as KurrentDB's tool
 * does.
 */
export async function issued(address4 = [127, 0, 0, 1]): Promise<Issued> {
  const [authority, node] = [await keys(), await keys()];
  const ca = await certificate('wijkspoor test ca', 'wijkspoor test ca', authority.publicKey, authority, [
    extension(CONSTRAINTS, new BasicConstraints({ cA: true }).toSchema()),
  ]);
  const address = new GeneralName({
    type: IP_ADDRESS,
    value: new OctetString({ valueHex: new Uint8Array(address4).buffer }),
  });
  const leaf = await certificate('eventstoredb-node', 'wijkspoor test ca', node.publicKey, authority, [
    extension(ALTERNATIVE_NAME, new GeneralNames({ names: [address] }).toSchema()),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'wijkspoor-ca-'));
  const caFile = join(folder, 'ca.crt');
  writeFileSync(caFile, pem('CERTIFICATE', ca));
  const key = await webcrypto.subtle.exportKey('pkcs8', node.privateKey);
  return {
    tls: {
      private_key: Buffer.from(pem('PRIVATE KEY', key)),
      cert_chain: Buffer.from(pem('CERTIFICATE', leaf)),
    },
    caFile,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const keys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);

const named = (value: string): AttributeTypeAndValue =>
  new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value }) });

const extension = (extnID: string, schema: { toBER(): ArrayBuffer }): Extension =>
  new Extension({ extnID, critical: false, extnValue: schema.toBER() });

async function certificate(
  subject: string,
  issuer: string,
  publicKey: webcrypto.CryptoKey,
  authority: webcrypto.CryptoKeyPair,
  extensions: readonly Extension[],
): Promise<ArrayBuffer> {
  const made = new Certificate();
  made.version = 2;
  made.serialNumber = new Integer({ value: subject.length });
  made.issuer.typesAndValues.push(named(issuer));
  made.subject.typesAndValues.push(named(subject));
  made.notBefore.value = new Date(Date.now() - DAY);
  made.notAfter.value = new Date(Date.now() + DAY);
  made.extensions = [...extensions];
  await made.subjectPublicKeyInfo.importKey(publicKey, engine);
  await made.sign(authority.privateKey, 'SHA-256', engine);
  return made.toSchema().toBER();
}

const pem = (label: string, bytes: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;
