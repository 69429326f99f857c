import type { Clock } from '#libs/platform';
import { AddressBook } from './address-book.js';
import { Followers } from './followers.js';
import { Outbox, type MailState, type OutgoingMail } from './outbox.js';
import { MAIL_TIMING, type Mail, type MailTiming } from './settings.js';

/**
 * Addresses and outbox of the replica that mails; without settings nobody has an address and nothing is put in line.
 */
export class MailRoom {
  readonly #book: AddressBook | undefined;
  readonly #outbox: Outbox | undefined;
  /** Nobody where nothing is mailed. */
  readonly followers: Followers | undefined;
  #wake: () => void = () => undefined;
  #wanted = false;

  /** Throws ConfigError when the addresses cannot be read. */
  constructor(
    readonly mail: Mail | undefined,
    private readonly clock: Clock,
  ) {
    this.#book = mail && new AddressBook(mail.addresses);
    this.#outbox = mail && new Outbox(mail.outbox);
    this.followers = mail && new Followers(mail.outbox);
  }

  get timing(): MailTiming {
    return this.mail?.timing ?? MAIL_TIMING;
  }

  addressesOf(partnerId: string): readonly string[] {
    return this.#book?.of(partnerId) ?? [];
  }

  addressesOfPerson(subject: string): readonly string[] {
    return this.#book?.ofPerson(subject) ?? [];
  }

  /** Those that have an address. */
  partners(): readonly string[] {
    return this.#book?.partners() ?? [];
  }

  refreshAddresses(): string | undefined {
    return this.#book?.refresh();
  }

  /** On disk when this returns. One with the same id is not put again. */
  put(mail: Pick<OutgoingMail, 'id' | 'partnerId' | 'period' | 'asked'>): void {
    this.#outbox?.add({ ...mail, at: this.clock.now() });
  }

  /** The sender looks at once, or once more when it is looking now. */
  wake(): void {
    this.#wanted = true;
    this.#wake();
  }

  /** Resolves when somebody asked for mail, or the signal is aborted. */
  asked(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wanted = false;
        resolve();
      };
      if (this.#wanted) this.#wake();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  waiting(most: number): readonly OutgoingMail[] {
    return this.#outbox?.waiting(most) ?? [];
  }

  newest(most: number): readonly OutgoingMail[] {
    return this.#outbox?.newest(most) ?? [];
  }

  note(id: string, state: MailState, why?: string): void {
    this.#outbox?.note(id, state, this.clock.now(), why);
  }

  close(): void {
    this.#outbox?.close();
    this.followers?.close();
  }
}
