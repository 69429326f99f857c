import type { Label } from '#libs/programme';
import { StoreError } from '../errors.js';
import type { StoreFault } from '../file-fault.js';

/** The cluster answers, but this replica cannot take in what the log holds; what is posted would not be seen. */
export class NotTakenIn extends StoreError implements StoreFault {
  override readonly code = 'LOG_NOT_TAKEN_IN';
  readonly detail: Label;

  constructor(cause: Error) {
    const { message } = cause;
    super('LOG_NOT_TAKEN_IN', message, { cause });
    this.detail = {
      nl: `Wat in het logboek staat kan hier niet worden opgenomen (${message}); tot dan wordt niets vastgelegd. Is het de kopie: maak ruimte, stop wat haar bezet houdt, of verwijder haar`,
      en: `What the log holds cannot be taken in here (${message}); until then nothing is recorded. If it is the copy: make room, stop what holds it, or delete it`,
    };
  }
}
