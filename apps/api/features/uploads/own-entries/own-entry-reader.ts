import { Inject, Injectable } from '@nestjs/common';
import type { EventStore, KeyVault, RecordedEvent } from '#libs/event-store';
import { readRecorded, toCloudEvent, tokensIn } from '#libs/ingest';
import type { EventData, EventName } from '#libs/programme';
import { Turns, type EntrySummary } from '#libs/read-model';
import type { OwnEntry } from '#libs/tabular';
import type { Patience } from '../../../kernel/patience.js';
import { PATIENCE, STORE, VAULT } from '../../../kernel/tokens.js';

const PAGE = 1_000;

interface Read {
  readonly entries: readonly OwnEntry[];
  /** How many keys of households, dwellings and persons are shown in them. */
  readonly keys: number;
}

/** Reads entries from the log as they stand, the keys in them revealed; who asks has been held to its own. */
@Injectable()
export class OwnEntryReader {
  constructor(
    @Inject(STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: KeyVault,
    @Inject(PATIENCE) private readonly patience: Patience,
  ) {}

  /** `summaries` in the order of the log. A page of the log at a time, and of what was amended its own stream. */
  async read(summaries: readonly EntrySummary[]): Promise<Read> {
    const entries: OwnEntry[] = [];
    const turns = new Turns({ longest: this.patience.work });
    let keys = 0;
    for (let next = 0; next < summaries.length;) {
      const from = summaries[next]?.position ?? 0;
      const events = await this.store.readAll({ after: BigInt(from) - 1n, limit: PAGE });
      if (events.length === 0) throw new Error(`position ${from} is not in the log`);
      const page: { readonly first: RecordedEvent; readonly history: readonly RecordedEvent[] }[] = [];
      for (const first of events) {
        const summary = summaries[next];
        if (Number(first.position) !== summary?.position) continue;
        next += 1;
        page.push({ first, history: await this.#historyOf(first, summary) });
      }
      const tokens = [
        ...new Set(page.flatMap(({ first, history }) => [first, ...history].flatMap(tokensIn))),
      ];
      const revealed = tokens.length > 0 ? await this.vault.reveal(tokens) : new Map<string, string>();
      keys += revealed.size;
      for (const { first, history } of page) entries.push(standing(first, history, revealed));
      await turns.next();
    }
    return { entries, keys };
  }

  /** What was said of an entry since, in the order of the log. */
  async #historyOf(
    first: RecordedEvent,
    { corrected, status }: EntrySummary,
  ): Promise<readonly RecordedEvent[]> {
    if (!corrected && status === 'EFFECTIVE') return [];
    const stream = await this.store.readStream(first.stream, { from: first.revision + 1 });
    return stream.filter((event) => {
      const { data } = readRecorded(event).event;
      return 'entryId' in data && data.entryId === first.eventId;
    });
  }
}

const CORRECTED = 'EntryCorrected' satisfies EventName;
const RETRACTED = 'EntryRetracted' satisfies EventName;

function standing(
  first: RecordedEvent,
  history: readonly RecordedEvent[],
  revealed: ReadonlyMap<string, string>,
): OwnEntry {
  const { id, source, data } = toCloudEvent(first, revealed);
  const corrected = history.findLast(({ type }) => type === CORRECTED);
  const turned = history.findLast(({ type }) => type !== CORRECTED);
  const replacement = corrected && (toCloudEvent(corrected, revealed).data.replacement as EventData);
  return {
    entryId: first.eventId,
    source,
    id,
    version: history.at(-1)?.eventId ?? first.eventId,
    status: turned?.type === RETRACTED ? 'RETRACTED' : 'EFFECTIVE',
    data: replacement ?? data,
  };
}
