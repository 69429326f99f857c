import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EventStore, KeyVault } from '#libs/event-store';
import type { AccessRecord } from '#libs/access-record';
import type { ReadingKeys } from '#libs/reading-keys';
import { ReadModel } from '#libs/read-model';
import type { Proofs } from '../../kernel/proofs/proofs.js';
import { ACCESS_RECORD, PROOFS, READING_KEYS, STORE, VAULT } from '../../kernel/tokens.js';

/**
 * Closes what holds files, after the HTTP server has answered its last request (Nest calls this hook when the
 * server is closed): the readers of the log first, the log itself last.
 */
@Injectable()
export class Closing implements OnApplicationShutdown {
  constructor(
    private readonly readModel: ReadModel,
    @Inject(PROOFS) private readonly proofs: Proofs | null,
    @Inject(VAULT) private readonly vault: KeyVault,
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
    @Inject(READING_KEYS) private readonly keys: ReadingKeys,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.readModel.close();
    this.record.close();
    await this.keys.close();
    await this.proofs?.close();
    await this.vault.close();
    await this.store.close();
  }
}
