/** Prints as it goes and remembers the aims for the list at the end. */
export class Report {
  #aims = [];

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
      return await body();
    } catch (error) {
      process.exitCode = 1;
      const [message, where] = String(error.message).split('\n');
      this.aim(`(${name})`, 'to run', `failed: ${message} ${where?.trim() ?? ''}`, false);
      return undefined;
    }
  }

  close() {
    this.title('Aims');
    this.lines(this.#aims.length > 0 ? this.#aims : ['none in what was run']);
    const missed = this.#aims.filter((text) => text.endsWith('MISSED')).length;
    if (missed > 0)
      this.line(`\n${missed} missed: docs/guides/performance.md says why and what would mend it.`);
  }
}
