import type { Label } from '#libs/programme';
import { isStoreError, StoreError } from '../errors.js';
import type { StoreFault } from '../file-fault.js';
import { isDamaged } from './sqlite-errors.js';
import { MEND, type LogRole } from './event-digest.js';

/** Behind damage nothing may be recorded: it would be lost with the file when a backup is put back. */
const UNTIL_THEN: Readonly<Record<LogRole, Label>> = {
  log: { nl: '; tot dan wordt niets vastgelegd', en: '; until then nothing is recorded' },
  'log-copy': { nl: '', en: '' },
};

/** Something in a file of events is not what was stored, or cannot be read: seen by some read, and still so. */
export class DamageFault extends StoreError implements StoreFault {
  override readonly code = 'EVENT_DAMAGED';
  constructor(
    readonly detail: Label,
    cause: unknown,
  ) {
    super('EVENT_DAMAGED', `${detail.nl} / ${detail.en}`, { cause });
  }
}

/**
 * Remembers the first damage that any read of a file met, until a read of the same meets none: what is recorded
 * behind it would be lost with the file when a backup is put back.
 */
export class DamageWatch {
  #found: { readonly fault: DamageFault; readonly again: () => unknown } | undefined;

  constructor(private readonly role: LogRole) {}

  /** Does a read; `narrowed` names a smaller one that fails alike, to be tried again each time somebody asks. */
  over<Value>(read: () => Value, narrowed: (error: unknown) => () => unknown = () => read): Value {
    try {
      return read();
    } catch (error) {
      if (this.#found === undefined && isDamage(error))
        this.#found = { fault: this.#faultOf(error), again: narrowed(error) };
      throw error;
    }
  }

  /** The damage that is known; reads there again. */
  get fault(): DamageFault | undefined {
    if (this.#found === undefined) return undefined;
    try {
      this.#found.again();
      this.#found = undefined;
    } catch {
      // Whatever keeps it from being read now, it is not known to be whole.
    }
    return this.#found?.fault;
  }

  #faultOf(error: unknown): DamageFault {
    const { detail, message } = error as { detail?: Label; message?: string };
    const [mend, until] = [MEND[this.role], UNTIL_THEN[this.role]];
    const what = detail ?? {
      nl: `Een deel van het logboek is niet te lezen (${message}); ${mend.nl}`,
      en: `a part of the log cannot be read (${message}); ${mend.en}`,
    };
    return new DamageFault({ nl: what.nl + until.nl, en: what.en + until.en }, error);
  }
}

const isDamage = (error: unknown): boolean => isStoreError(error, 'EVENT_DAMAGED') || isDamaged(error);
