import type { Json, Server } from './server.js';

/** A reader of one subscription as server-sent events, by nothing but fetch. */
export class EventStream {
  readonly status: number;
  readonly type: string | null;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #rest = '';

  private constructor(
    readonly response: Response,
    private readonly leaving: AbortController,
  ) {
    this.status = response.status;
    this.type = response.headers.get('content-type');
    this.#reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async open(
    server: Server,
    query: string,
    headers: Readonly<Record<string, string>>,
    variables: object = {},
  ): Promise<EventStream> {
    const leaving = new AbortController();
    const response = await fetch(`http://127.0.0.1:${server.port}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query, variables }),
      signal: leaving.signal,
    });
    return new EventStream(response, leaving);
  }

  /** The next event, past comments; undefined when the stream has ended. */
  async next(): Promise<{ readonly event: string; readonly data: Json } | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 2);
        const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (event !== '') return { event, data: data === '' ? undefined : JSON.parse(data) };
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#rest += value;
    }
  }

  /** All that is left, as text. */
  async text(): Promise<string> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return this.#rest;
      this.#rest += value;
    }
  }

  close(): void {
    this.leaving.abort();
  }
}
