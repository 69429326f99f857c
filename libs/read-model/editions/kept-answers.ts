import { WaitingClients } from '#libs/platform';

/** Answers that are being made or were made, the latest few; one that failed is made again. */
export class KeptAnswers<T> {
  private readonly made = new Map<
    string,
    { readonly answer: Promise<T>; readonly waiting: WaitingClients }
  >();

  constructor(private readonly limit: number) {}

  /** `make` may give up when nobody waits any more for what it makes. */
  get(key: string, make: (waiting: WaitingClients) => Promise<T>): Promise<T> {
    const known = this.made.get(key);
    this.made.delete(key);
    const waiting = known?.waiting ?? new WaitingClients();
    waiting.join();
    const making = known ?? { answer: make(waiting), waiting };
    this.made.set(key, making);
    if (!known)
      making.answer.catch(() => {
        if (this.made.get(key) === making) this.made.delete(key);
      });
    for (const oldest of this.made.keys()) {
      if (this.made.size <= this.limit) break;
      this.made.delete(oldest);
    }
    return making.answer;
  }
}
