/** Prints as it goes and remembers the aims for the list at the end. */
export class Report {
  #aims = [];
  /** Milliseconds that each part took, in order. */
  #took = [];
  #begun = performance.now();

  title(text) {
    console.log(`\n${text}\n${'─'.repeat(text.length)}`);
  }

  line(text = '') {
    console.log(text);
  }

  lines(texts) {
    for (const text of texts) this.line(`  ${text}`);
  }

  /** An aim with what was measured; `met` undefined: it could not be measured. */
  aim(what, aim, measured, met) {
    const verdict = met === undefined ? 'NOT MEASURED' : met ? 'MET' : 'MISSED';
    const text = `${what}: aim ${aim}, measured ${measured} … ${verdict}`;
    this.#aims.push(text);
    this.line(`  aim  ${text}`);
  }

  /** Runs a part; when it fails the others still run, and the bench ends with exit code 1. */
  async part(name, body) {
    try {
      return await this.timed(name, body);
    } catch (error) {
      process.exitCode = 1;
      const [message, where] = String(error.message).split('\n');
      this.aim(`(${name})`, 'to run', `failed: ${message} ${where?.trim() ?? ''}`, false);
      return undefined;
    }
  }

  /** Does something with the time that it takes noted. */
  async timed(name, body) {
    const start = performance.now();
    try {
      return await body();
    } finally {
      this.#took.push([name, performance.now() - start]);
    }
  }

  /** How long it took, and each part of it; `most`: seconds that it is meant to take at most, if any. */
  duration(most) {
    const seconds = (ms) => `${Math.round(ms / 1000)} s`;
    const all = performance.now() - this.#begun;
    const parts = this.#took.map(([name, ms]) => `${name} ${seconds(ms)}`).join(', ');
    this.lines([`measured in ${seconds(all)}, with nothing installed or built in it: ${parts}`]);
    if (most !== undefined) this.aim('the whole', `≤ ${most} s`, seconds(all), all <= most * 1000);
  }

  close() {
    this.title('Aims');
    this.lines(this.#aims.length > 0 ? this.#aims : ['none in what was run']);
    const missed = this.#aims.filter((text) => text.endsWith('MISSED')).length;
    if (missed > 0)
      this.line(`\n${missed} missed: docs/guides/performance.md says why and what would mend it.`);
  }
}
