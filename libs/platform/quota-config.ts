import type { Complain, Get } from './config-forms.js';

/** What one actor may use of this replica; an actor is the subject of a token, or an address for who has none. */
export interface QuotaConfig {
  /** Requests a minute; as many may come at once. */
  readonly requests: number;
  /** Files of one partner that wait or are read at the same time. */
  readonly uploads: number;
  readonly sockets: number;
  /** Subscriptions, over all sockets together. */
  readonly subscriptions: number;
  /** Editions recomputed from the log, a minute. */
  readonly recomputations: number;
}

export const DEFAULT_QUOTAS: QuotaConfig = {
  requests: 6_000,
  uploads: 2,
  sockets: 3,
  subscriptions: 20,
  recomputations: 10,
};

const SETTINGS = {
  requests: 'WIJKSPOOR_QUOTA_REQUESTS',
  uploads: 'WIJKSPOOR_QUOTA_UPLOADS',
  sockets: 'WIJKSPOOR_QUOTA_SOCKETS',
  subscriptions: 'WIJKSPOOR_QUOTA_SUBSCRIPTIONS',
  recomputations: 'WIJKSPOOR_QUOTA_RECOMPUTATIONS',
} as const satisfies Record<keyof QuotaConfig, string>;

/** The quotas by their settings; tells `complain` of each that is no number from 1 to 1,000,000. */
export function quotasIn(get: Get, complain: Complain): QuotaConfig {
  const number = (name: keyof QuotaConfig): number => {
    const text = get(SETTINGS[name]);
    if (text === undefined) return DEFAULT_QUOTAS[name];
    if (!/^[1-9]\d{0,5}$|^1000000$/.test(text))
      complain(SETTINGS[name], 'moet een getal van 1 tot 1000000 zijn', 'must be a number from 1 to 1000000');
    return Number(text);
  };
  return {
    requests: number('requests'),
    uploads: number('uploads'),
    sockets: number('sockets'),
    subscriptions: number('subscriptions'),
    recomputations: number('recomputations'),
  };
}
