import type { LookUp } from './lookup.js';

/** Of a reporting period that is taken back: whether it was used, also by an item of this very batch. */
export const PERIOD_USED: LookUp = {
  gives: { periodUsed: ['EntryRetracted'] },
  look: (_items, { lookups }) => {
    const published = new Set<string>();
    return {
      known: ({ item: { target, stream }, streams }) => {
        if (target?.name !== 'ReportingPeriodOpened') return {};
        const opened = streams.get(stream)?.state.get(target.entryId)?.data;
        const period = opened && 'period' in opened ? String(opened.period) : '';
        const periodUsed = published.has(period) || lookups?.periodUsed?.(period);
        return periodUsed === undefined ? {} : { periodUsed };
      },
      accepted: ({ envelope: { type } }, { period }) => {
        if (type.name === 'ReportEditionPublished') published.add(String(period));
      },
    };
  },
};
