/**
 * A way by which changes are told as they happen, as far as it is counted here: a socket, or one answer that goes on.
 */
export interface OpenStream {
  /** What it carries, by the id of each subscription. */
  readonly subscriptions: Readonly<Record<string, unknown>>;
  readonly extra: {
    readonly socket: {
      close(code: number, reason: string): void;
      once(event: 'close', listener: () => void): unknown;
    };
  };
}

/** The open streams of each actor: what it subscribes to is counted over all of them. */
export class OpenStreams {
  readonly #of = new Map<string, Set<OpenStream>>();

  /** False when the actor has as many as it may. */
  add(subject: string, stream: OpenStream, most: number): boolean {
    const own = this.#of.get(subject) ?? new Set();
    if (own.size >= most) return false;
    this.#of.set(subject, own.add(stream));
    stream.extra.socket.once('close', () => {
      own.delete(stream);
      if (own.size === 0) this.#of.delete(subject);
    });
    return true;
  }

  /** With the one that is being asked for. */
  subscriptionsOf = (subject: string): number =>
    [...(this.#of.get(subject) ?? [])].reduce(
      (sum, { subscriptions }) => sum + Object.keys(subscriptions).length,
      0,
    );
}
