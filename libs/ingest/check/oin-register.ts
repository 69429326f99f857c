import type { LogReader } from '../log/log-reader.js';
import type { EntryLookups } from '../kernel/outcome.js';
import { isRegistered, oinOf, partnerStream } from '../log/participation.js';
import type { RecentEntries } from './recent-entries.js';

/** Which registered partner holds an OIN. Who might is asked of memory and read model; the log confirms it. */
export class OinRegister {
  constructor(
    private readonly recent: RecentEntries,
    private readonly lookups: EntryLookups | undefined,
  ) {}

  async holderOf(oin: string, reader: LogReader): Promise<string | undefined> {
    for (const partnerId of [this.recent.partnerWithOin(oin), this.lookups?.partnerWithOin(oin)]) {
      if (partnerId === undefined) continue;
      const { state } = await reader.stream(partnerStream(partnerId));
      if (isRegistered(state, 'PartnerRegistered') && oinOf(state) === oin) return partnerId;
    }
    return undefined;
  }
}
