import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { EventStore, KeyVault } from '#libs/event-store';
import type { AccessRecord } from '#libs/access-record';
import { ReadModel } from '#libs/read-model';
import { ACCESS_RECORD, STORE, VAULT } from '../../kernel/tokens.js';

/**
 * Closes what holds files, after the HTTP server has answered its last request (Nest calls this hook when the server is
 * closed): the reader of the log first, the log itself last.
 */
@Injectable()
export class Closing implements OnApplicationShutdown {
  constructor(
    private readonly readModel: ReadModel,
    @Inject(VAULT) private readonly vault: KeyVault,
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.readModel.close();
    this.record.close();
    await this.vault.close();
    await this.store.close();
  }
}
