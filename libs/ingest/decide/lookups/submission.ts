import { atField, effective, fault, type EventData, type EventName } from '#libs/programme';

import type { LookUp } from './lookup.js';
import { lifeCycleStream } from '../../check/new-item.js';
import { mapAll } from '../../log/log-reader.js';

const MADE = 'SubmissionMade' satisfies EventName;

/** The stream of the reporting period that data name. */
const periodStream = (data: EventData): string => lifeCycleStream('reporting-period', data, undefined);

/**
 * Whether the period that is handed in was opened, how far the log goes where a submission says up to where, and how
 * many entries there are to report. Warns of nothing to report though there is, and of nothing there.
 */
export const SUBMISSION_OF_PERIOD: LookUp = {
  gives: { periodOpened: [MADE], head: [MADE], entriesInPeriod: [MADE] },
  look: async (items, { reader, store, lookups }) => {
    const made = items.filter(({ envelope }) => envelope.type.name === MADE);
    const names = [...new Set(made.map(({ envelope }) => periodStream(envelope.data)))];
    const periods = new Map(await mapAll(names, async (name) => [name, await reader.stream(name)] as const));
    const [last] = made.some(({ envelope }) => envelope.data.upToPosition !== undefined)
      ? await store.readAll({ direction: 'backward', limit: 1 })
      : [];
    const entriesIn = (partnerId: string | undefined, { period }: EventData): number | undefined =>
      partnerId === undefined ? undefined : lookups?.entriesInPeriod?.(partnerId, String(period));
    return {
      known: ({ item: { envelope, partnerId }, data, streams }) => {
        const stream = periodStream(envelope.data);
        const state = (streams.get(stream) ?? periods.get(stream))?.state ?? new Map();
        const count = data.nilReport === true ? entriesIn(partnerId, data) : undefined;
        return {
          periodOpened: effective(state).some(({ name }) => name === 'ReportingPeriodOpened'),
          ...(last === undefined ? {} : { head: last.position }),
          ...(count === undefined ? {} : { entriesInPeriod: count }),
        };
      },
      warn: ({ envelope, partnerId }, data) => {
        const count = envelope.type.name === MADE ? entriesIn(partnerId, data) : undefined;
        const place = atField(['data'], 'nilReport');
        if (count === undefined) return [];
        if (data.nilReport === true) return count > 0 ? [fault('NIL_WITH_ENTRIES', place, { count })] : [];
        return count === 0 ? [fault('NOTHING_HANDED_IN', place)] : [];
      },
    };
  },
};
