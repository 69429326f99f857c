import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { fault, type Place } from '#libs/programme';
import { leafHash, type Signed } from '#libs/transparency';
import { AppError } from '../../kernel/errors/app-error.js';
import { badInput } from '../../kernel/errors/known-error.js';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { PROOFS } from '../../kernel/tokens.js';
import { signing } from './signing.js';
import { queryWith } from '../../kernel/messages.js';

/** A checkpoint by its size, or the newest. */
export class GetCheckpoint extends queryWith<Signed, { size?: number | undefined }>() {}

export interface InclusionAnswer {
  readonly index: number;
  readonly leaf: string;
  readonly leafHash: Uint8Array;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: Signed;
}

/** That a leaf is in the log as signed at a size, or as signed last. */
export class GetInclusion extends queryWith<
  InclusionAnswer,
  { index: number; size?: number | undefined }
>() {}

export interface ConsistencyAnswer {
  readonly from: Signed;
  readonly to: Signed;
  readonly hashes: readonly Uint8Array[];
}

/** That the log as signed at one size is the beginning of that at another. */
export class GetConsistency extends queryWith<
  ConsistencyAnswer,
  { from: number; to?: number | undefined }
>() {}

/** Throws 400 for what is no whole number from 0. */
function mustBeCount(value: number, place: Place): void {
  if (!Number.isSafeInteger(value)) throw badInput([fault('NOT_WHOLE', place, {}, value)]);
  if (value < 0) throw badInput([fault('TOO_SMALL', place, { min: 0 }, value)]);
}

/** The checkpoint signed at a size, asked for at a place. Throws 404 when none was: only what is signed is proven. */
async function signedAt(proofs: Proofs, size: number | undefined, place: Place): Promise<Signed> {
  if (size === undefined) return proofs.shown();
  mustBeCount(size, place);
  const signed = await proofs.sequencing.checkpoints.at(size);
  if (signed !== undefined) return signed;
  throw new AppError('NOT_FOUND', {
    nl: `Bij een omvang van ${size} is geen controlepunt ondertekend`,
    en: `No checkpoint was signed at a size of ${size}`,
  });
}

/** Answers GetCheckpoint. */
@QueryHandler(GetCheckpoint)
export class GetCheckpointHandler implements IQueryHandler<GetCheckpoint> {
  constructor(@Inject(PROOFS) private readonly proofs: Proofs | null) {}

  async execute({ actor, size }: GetCheckpoint): Promise<Signed> {
    authorise(actor, 'reports');
    return signedAt(signing(this.proofs), size, ['size']);
  }
}

/** Answers GetInclusion. */
@QueryHandler(GetInclusion)
export class GetInclusionHandler implements IQueryHandler<GetInclusion> {
  constructor(
    @Inject(PROOFS) private readonly proofs: Proofs | null,
    private readonly trail: Trail,
  ) {}

  async execute({ index, actor: authorised, size }: GetInclusion): Promise<InclusionAnswer> {
    const actor = authorise(authorised, 'audit');
    const proofs = signing(this.proofs);
    const checkpoint = await signedAt(proofs, size, ['size']);
    mustBeCount(index, ['index']);
    if (index >= checkpoint.size)
      throw badInput([fault('TOO_LARGE', ['index'], { max: checkpoint.size - 1 }, index)]);
    const { tiles } = proofs.sequencing;
    const leaf = await tiles.entry(index, checkpoint.size);
    this.trail.file(actor, 'log-leaf', String(index));
    const hashes = await tiles.inclusionProof(index, checkpoint.size);
    return {
      index,
      leaf: Buffer.from(leaf).toString('utf8'),
      leafHash: leafHash(leaf),
      hashes,
      checkpoint,
    };
  }
}

/** Answers GetConsistency. */
@QueryHandler(GetConsistency)
export class GetConsistencyHandler implements IQueryHandler<GetConsistency> {
  constructor(@Inject(PROOFS) private readonly proofs: Proofs | null) {}

  async execute({ from: first, actor, to: second }: GetConsistency): Promise<ConsistencyAnswer> {
    authorise(actor, 'audit');
    const proofs = signing(this.proofs);
    // Both are looked at before one is looked up.
    mustBeCount(first, ['from']);
    if (second !== undefined) mustBeCount(second, ['to']);
    const [from, to] = [await signedAt(proofs, first, ['from']), await signedAt(proofs, second, ['to'])];
    if (from.size > to.size) throw badInput([fault('TOO_LARGE', ['from'], { max: to.size }, from.size)]);
    const hashes = await proofs.sequencing.tiles.consistencyProof(from.size, to.size);
    return { from, to, hashes };
  }
}
