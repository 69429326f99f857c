import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './server.js';
import { PATIENCE } from '../../support/dose.js';

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly event: Json;
}

/** An HTTP status to answer with, or not to answer at all. */
export type Reaction = number | 'hang';

/** A receiver of webhooks on a port of its own; reacts as its test says, and keeps what it got. */
export class Receiver {
  readonly received: Received[] = [];
  /** What to answer next, in turn; then 204. */
  readonly reactions: Reaction[] = [];
  /** How many requests their sender gave up before they were answered. */
  givenUp = 0;
  #wake: () => void = () => undefined;

  private constructor(
    private readonly server: HttpServer,
    readonly secret: string,
  ) {}

  static async start(secret: string): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server, secret);
    server.on('request', (request, response) => {
      response.on('close', () => {
        if (!response.writableFinished) receiver.givenUp++;
      });
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        receiver.received.push({
          path: request.url ?? '',
          headers: request.headers,
          body,
          event: JSON.parse(body),
        });
        const reaction = receiver.reactions.shift() ?? 204;
        if (reaction !== 'hang') response.writeHead(reaction, { location: '/elders' }).end();
        receiver.#wake();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/haak`;
  }

  /** Resolves when so many were received in all. */
  async got(count: number, limit = PATIENCE): Promise<readonly Received[]> {
    const until = Date.now() + limit;
    while (this.received.length < count) {
      if (Date.now() > until) throw new Error(`got ${this.received.length} of ${count}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 20);
      });
    }
    return this.received;
  }

  /** As a receiver should: over the bytes it got, with the moment that came with them. */
  isSigned({ headers, body }: Received): boolean {
    const signed = `${String(headers['wijkspoor-timestamp'])}.${body}`;
    const wanted = Buffer.from(`sha256=${createHmac('sha256', this.secret).update(signed).digest('hex')}`);
    const found = Buffer.from(String(headers['wijkspoor-signature']));
    return found.length === wanted.length && timingSafeEqual(found, wanted);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
