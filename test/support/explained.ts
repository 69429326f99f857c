import type { Figure } from '#libs/indicators';
import type { LogEvent } from './histories.js';
import { Oracle, type Effective, type OracleAnswer, type OracleQuestion } from './oracle.js';

/** An oracle that knows some entries, as they stand, and nothing else of the log they come from. */
export function oracleOf(entries: readonly Effective[], recordedOn: (position: number) => string): Oracle {
  const known = [...entries].sort((a, b) => a.position - b.position);
  const log: LogEvent[] = known.map(({ position, name, partner, data }) => ({
    stream: '',
    event: {
      eventId: `entry-${position}`,
      type: name,
      schemaVersion: 1,
      data: JSON.stringify(data),
      metadata: JSON.stringify(partner === undefined ? {} : { partnerId: partner }),
    },
  }));
  return new Oracle(log, log.length, (i) => recordedOn(known[i - 1]?.position ?? 0));
}

/**
 * What of a figure its entries are to explain: all of it but how many are not mature yet, which it is not made of.
 */
export function explained({
  value,
  numerator,
  denominator,
  components,
}: Figure['measurement']): OracleAnswer {
  const { notMature: _, ...rest } = components ?? {};
  const part = <K extends string>(name: K, it: number | undefined) =>
    it === undefined ? {} : { [name]: it };
  return {
    ...part('value', value),
    ...part('numerator', numerator),
    ...part('denominator', denominator),
    components: rest,
  };
}

/** The number again, from the listed entries alone. */
export function again(oracle: Oracle, kpi: string, question: OracleQuestion): OracleAnswer {
  return explained({ ...oracle.answer(kpi, question) });
}
