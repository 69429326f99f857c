import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { maySeeEntry } from '#libs/access';
import type { EventStore } from '#libs/event-store';
import { readRecorded } from '#libs/ingest';
import { unknownEntry } from '../entries/entry-by-id.js';
import { authorise } from '../../kernel/access/permission.js';
import { Trail } from '../../kernel/access/trail.js';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { PROOFS, STORE } from '../../kernel/tokens.js';
import { signing } from './signing.js';
import { queryWith } from '../../kernel/messages.js';

/** The receipt (C2SP tlog-proof) of an entry, a correction or a retraction, for who may see it. */
export class GetReceipt extends queryWith<string, { entryId: string }>() {}

/** Answers GetReceipt. */
@QueryHandler(GetReceipt)
export class GetReceiptHandler implements IQueryHandler<GetReceipt> {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(PROOFS) private readonly proofs: Proofs | null,
    private readonly trail: Trail,
  ) {}

  async execute({ entryId, actor: authorised }: GetReceipt): Promise<string> {
    const actor = authorise(authorised, 'entries');
    const proofs = signing(this.proofs);
    const event = await this.store.readEvent(entryId.toLowerCase());
    // The same for one that is not there and one that is another's.
    if (!event || !maySeeEntry(actor, { partnerId: readRecorded(event).metadata.partnerId }))
      throw unknownEntry();
    const text = await proofs.receipt(event);
    const { partnerId } = readRecorded(event).metadata;
    this.trail.entries(actor, 'receipt', [{ position: event.position, partnerId }]);
    return text;
  }
}
