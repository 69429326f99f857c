import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { parseCheckpoint, type Checkpoint } from '../log/checkpoint.js';
import { sameHash } from '../merkle/hashing.js';
import { isConsistent } from '../merkle/verify.js';
import { COSIGNATURE, parseVerifierKey, signingKey, type SigningKey } from '../note/keys.js';
import { cosign, formatNote, parseNote, verifyNote } from '../note/note.js';

/** A witness for tests that holds what it is asked against what it saw, and can be told to answer otherwise. */
export class AWitness {
  seen: Checkpoint | undefined;
  asked = 0;
  /** Answers this instead. */
  instead: { readonly status: number; readonly type?: string; readonly body?: string } | undefined;
  /** Seconds since 1970 that it signs with. */
  now = 1_750_000_000;
  readonly #server: Server;

  private constructor(
    readonly key: SigningKey,
    private readonly log: string,
  ) {
    this.#server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        this.asked += 1;
        const answer = this.instead ?? this.#answer(body);
        response
          .writeHead(answer.status, { 'content-type': answer.type ?? 'text/plain' })
          .end(answer.body ?? '');
      });
    });
  }

  static async open(name: string, seed: number, log: string): Promise<AWitness> {
    const witness = new AWitness(signingKey(name, new Uint8Array(32).fill(seed), COSIGNATURE), log);
    await new Promise<void>((resolve) => witness.#server.listen(0, '127.0.0.1', resolve));
    return witness;
  }

  get line(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `witness ${this.key.name} ${this.key.verifier} http://127.0.0.1:${port}/w`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #answer(body: string): { status: number; type?: string; body?: string } {
    const end = body.indexOf('\n\n');
    const [first = '', ...hashes] = body.slice(0, end).split('\n');
    const note = parseNote(body.slice(end + 2));
    const checkpoint = parseCheckpoint(note.text);
    if (verifyNote(note, [parseVerifierKey(this.log)]).length === 0) return { status: 403 };
    const seen = this.seen?.size ?? 0;
    if (Number(first.slice(4)) !== seen) return { status: 409, type: 'text/x.tlog.size', body: `${seen}\n` };
    const proof = hashes.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
    const [from, to, toRoot] = [seen, checkpoint.size, checkpoint.root];
    const isSame = this.seen?.size === to && sameHash(this.seen.root, toRoot);
    const fits =
      this.seen === undefined ||
      isSame ||
      isConsistent({ from, to, fromRoot: this.seen.root, toRoot, proof });
    if (!fits) return { status: 422 };
    this.seen = checkpoint;
    const signed = formatNote({ text: note.text, signatures: [cosign(note.text, this.key, this.now)] });
    return { status: 200, body: signed.slice(note.text.length + 1) };
  }
}
