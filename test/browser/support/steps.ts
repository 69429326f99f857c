/** Counts what a person does to reach something: a press, a choice, or a field that is filled in. */
export class Steps {
  count = 0;
  async do(act: Promise<unknown>): Promise<void> {
    this.count++;
    await act;
  }
}

/**
 * Seconds of a person by the keystroke-level model (Card, Moran and Newell, 1980): to find what is next (1.35), to
 * go to it and press it (1.1 + 0.2); a character at 0.5, slower than that model's poorest typist but one who taps
 * letters on glass.
 */
const [FIND, PRESS, CHARACTER] = [1.35, 1.3, 0.5] as const;

/** How long a person takes over so many steps and characters, in seconds: counted, so that no clock is read. */
export const secondsOf = (steps: number, characters: number): number =>
  steps * (FIND + PRESS) + characters * CHARACTER;
