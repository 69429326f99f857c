import { WebSocket } from 'ws';
import type { Json, Server } from './server.js';
import { PATIENCE } from '../../support/dose.js';

/** A graphql-ws client that keeps what it is told. */
export class Socket {
  readonly messages: Json[] = [];
  readonly closed: Promise<number>;
  #wake: () => void = () => undefined;

  private constructor(readonly ws: WebSocket) {
    ws.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()));
      this.#wake();
    });
    this.closed = new Promise((resolve) => ws.on('close', (code) => resolve(code)));
    void this.closed.then(() => this.#wake());
    ws.on('error', () => undefined);
  }

  static async open(server: Server, token?: string): Promise<Socket> {
    const socket = new Socket(new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws'));
    await new Promise((resolve, reject) => {
      socket.ws.on('open', resolve);
      socket.ws.on('error', reject);
    });
    if (token === undefined) return socket;
    socket.tell({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await socket.next((message) => message.type === 'connection_ack');
    return socket;
  }

  tell(message: object): void {
    this.ws.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.tell({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** The first message not taken yet that is asked for; rejects when the socket was closed without it. */
  async next(wanted: (message: Json) => boolean, limit = PATIENCE): Promise<Json> {
    const until = Date.now() + limit;
    for (;;) {
      const index = this.messages.findIndex(wanted);
      if (index >= 0) return this.messages.splice(index, 1)[0];
      if (Date.now() > until || this.ws.readyState === WebSocket.CLOSED)
        throw new Error(`not told; ${JSON.stringify(this.messages)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  async close(): Promise<void> {
    this.ws.close();
    await this.closed;
  }
}
