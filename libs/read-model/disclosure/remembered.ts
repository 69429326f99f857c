/** What was asked for last, up to so many bytes of it in all; what was asked for longest ago is forgotten first. */
export class Remembered<Value> {
  private readonly held = new Map<string, { readonly value: Value; readonly bytes: number }>();
  private bytes = 0;

  /** @param most bytes in all; zero remembers nothing */
  constructor(private readonly most: number) {}

  get(name: string): Value | undefined {
    const found = this.held.get(name);
    if (!found) return undefined;
    this.held.delete(name);
    this.held.set(name, found);
    return found.value;
  }

  /** Remembers a value of so many bytes; one that is larger than all that may be held is not. */
  put(name: string, value: Value, bytes: number): void {
    this.forget(name);
    if (bytes > this.most) return;
    this.held.set(name, { value, bytes });
    this.bytes += bytes;
    for (const [oldest] of this.held) if (this.bytes > this.most) this.forget(oldest);
  }

  private forget(name: string): void {
    this.bytes -= this.held.get(name)?.bytes ?? 0;
    this.held.delete(name);
  }
}
