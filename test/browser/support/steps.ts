/** Counts what a person does to reach something: a press, a choice, or a field that is filled in. */
export class Steps {
  count = 0;
  async do(act: Promise<unknown>): Promise<void> {
    this.count++;
    await act;
  }
}
