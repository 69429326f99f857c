import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const CONFIG = `
[ req ]
distinguished_name = name
prompt = no
[ name ]
O = Example
[ root ]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[ middle ]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign
[ stamping ]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[ other ]
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, serverAuth
[ tsa ]
default_tsa = tsa1
[ tsa1 ]
serial = serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256, sha384, sha512
ess_cert_id_chain = no
crypto_device = builtin
`;

const RSA = ['rsa:2048'];
const EC = ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];

export interface AuthorityOptions {
  readonly kind?: 'rsa' | 'ec';
  /** Days that the certificate has been valid for; negative for one that ended before it stamps. */
  readonly days?: number;
  readonly signerDigest?: string;
}

/** A time stamping authority made by openssl: a root, one in between, and the key that stamps. */
export class AnAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'wijkspoor-authority-'));
  #server: Server | undefined;
  /** Answers this instead. */
  instead: { readonly status: number; readonly body: Uint8Array } | undefined;
  asked = 0;

  constructor({ kind = 'rsa', days = 3_650, signerDigest = 'sha256' }: AuthorityOptions = {}) {
    const key = kind === 'rsa' ? RSA : EC;
    this.#put('openssl.cnf', CONFIG.replace('signer_digest = sha256', `signer_digest = ${signerDigest}`));
    this.#put('serial', '01\n');
    this.#made('root', key, ['-x509', '-extensions', 'root', '-days', '3650']);
    this.#signed('middle', 'root', key, 'middle', 3_650);
    this.#signed('stamping', 'middle', key, 'stamping', days);
    this.#signed('other', 'middle', key, 'other', 3_650);
  }

  /** The certificate that others trust. */
  get pem(): string {
    return this.#read('root.pem').toString();
  }

  /** The answer to a question, as DER. */
  reply(query: Uint8Array, signer = 'stamping'): Uint8Array {
    this.#put('query.tsq', query);
    this.#run([
      ...['ts', '-reply', '-config', 'openssl.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr'],
      ...['-signer', `${signer}.pem`, '-inkey', `${signer}.key`, '-chain', 'middle.pem'],
    ]);
    return this.#read('reply.tsr');
  }

  /** A stamp over a text without asking for it over the network. */
  stamp(text: string): Uint8Array {
    this.#put('text', text);
    this.#run(['ts', '-query', '-data', 'text', '-sha256', '-cert', '-out', 'own.tsq']);
    return this.reply(this.#read('own.tsq'));
  }

  async listen(): Promise<string> {
    const server = createServer((request, response) => {
      const parts: Uint8Array[] = [];
      request.on('data', (part: Uint8Array) => parts.push(part));
      request.on('end', () => {
        this.asked += 1;
        const { status, body } = this.instead ?? { status: 200, body: this.reply(Buffer.concat(parts)) };
        response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body);
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    const server = this.#server;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  #made(name: string, key: readonly string[], more: readonly string[]): void {
    const subject = ['-subj', `/O=Example/CN=${name}`];
    const files = ['-keyout', `${name}.key`, '-out', `${name}.${more.length > 0 ? 'pem' : 'csr'}`];
    this.#run(['req', '-config', 'openssl.cnf', '-nodes', '-newkey', ...key, ...subject, ...files, ...more]);
  }

  #signed(name: string, by: string, key: readonly string[], extensions: string, days: number): void {
    this.#made(name, key, []);
    this.#run([
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`],
      ...['-CAcreateserial', '-extfile', 'openssl.cnf', '-extensions', extensions],
      ...['-days', String(days), '-out', `${name}.pem`],
    ]);
  }

  #put(name: string, content: Uint8Array | string): void {
    writeFileSync(join(this.folder, name), content);
  }

  #read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  #run(args: readonly string[]): void {
    const { status, stderr } = spawnSync('openssl', args, { cwd: this.folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
  }
}
