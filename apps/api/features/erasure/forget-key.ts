import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { eraseFrom, type KeyVault, type VaultKey } from '#libs/event-store';
import { fault, PSEUDONYM_PATTERN, type Fault } from '#libs/programme';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { VAULT } from '../../kernel/tokens.js';
import { commandWith } from '../../kernel/messages.js';

const LONGEST_REASON = 500;

export interface KeyMeant {
  readonly kind: VaultKey['kind'];
  readonly key: string;
  /** Whose person it is; only of a person, and needed there. */
  readonly partnerId?: string | undefined;
  readonly reason: string;
}

/**
 * Destroys the key of one household, dwelling or person: an erasure (AVG). The log stays as it is; its entries are
 * nobody's.
 */
export class ForgetKey extends commandWith<number, { meant: KeyMeant }>() {}

/** Carries out ForgetKey. */
@CommandHandler(ForgetKey)
export class ForgetKeyHandler implements ICommandHandler<ForgetKey> {
  constructor(
    @Inject(VAULT) private readonly vault: KeyVault,
    private readonly trail: Trail,
  ) {}

  /** Answers how many keys were destroyed: 1, or 0 for one that is not known. Recorded before it is done. */
  async execute({ meant, actor }: ForgetKey): Promise<number> {
    const authorised = authorise(actor, 'office');
    const { kind, key, partnerId, reason } = meant;
    const faults = faultsOf(meant);
    if (faults.length > 0) throw badInput(faults);
    const keys = [{ kind, key, scope: kind === 'person' ? (partnerId ?? '') : '' }];
    const known = (await this.vault.knownTokens(keys)).filter((token) => token !== undefined);
    if (known.length === 0) return 0;
    this.trail.erased(authorised, known, reason);
    return (await eraseFrom(this.vault, keys)).length;
  }
}

function faultsOf({ kind, key, partnerId, reason }: KeyMeant): readonly Fault[] {
  const faults: Fault[] = [];
  const expected = { nl: 'een sleutel van 43 tekens base64url', en: 'a key of 43 characters base64url' };
  if (!new RegExp(PSEUDONYM_PATTERN).test(key)) faults.push(fault('WRONG_TYPE', ['key'], { expected }));
  if (kind === 'person' && !partnerId) faults.push(fault('REQUIRED', ['partnerId'], { name: 'partnerId' }));
  if (reason.trim() === '') faults.push(fault('REQUIRED', ['reason'], { name: 'reason' }));
  if (reason.length > LONGEST_REASON)
    faults.push(
      fault('WRONG_TYPE', ['reason'], {
        expected: { nl: `hoogstens ${LONGEST_REASON} tekens`, en: `at most ${LONGEST_REASON} characters` },
      }),
    );
  return faults;
}
