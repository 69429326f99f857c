interface Waiter {
  readonly position: bigint;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The projection has not reached the position asked for within the time given. */
export class ProjectionBehindError extends Error {
  readonly code = 'PROJECTION_BEHIND';
  constructor(
    readonly wanted: bigint,
    timeout: number,
  ) {
    super(`position ${wanted} was not projected within ${timeout} ms`);
  }
}

/** Those who wait for a projection to reach a position (read-your-writes). */
export class Waiters {
  private waiting: Waiter[] = [];

  wait(position: bigint, timeout: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = Number.isFinite(timeout)
        ? setTimeout(() => this.expire(waiter, timeout), timeout)
        : undefined;
      const waiter: Waiter = {
        position,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      this.waiting.push(waiter);
    });
  }

  reached(position: bigint): void {
    const ready = this.waiting.filter((waiter) => waiter.position <= position);
    if (ready.length === 0) return;
    this.waiting = this.waiting.filter((waiter) => waiter.position > position);
    for (const waiter of ready) waiter.resolve();
  }

  rejectAll(error: Error): void {
    const all = this.waiting;
    this.waiting = [];
    for (const waiter of all) waiter.reject(error);
  }

  private expire(waiter: Waiter, timeout: number): void {
    this.waiting = this.waiting.filter((other) => other !== waiter);
    waiter.reject(new ProjectionBehindError(waiter.position, timeout));
  }
}
