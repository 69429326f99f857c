import { useState } from 'react';
import { fingerprintOf, SHORTEST_SECRET } from '#libs/tabular';
import { judgeSecret, type SecretProblem } from './judge-secret.ts';

/** Where the fingerprint (never the secret) of the last secret is kept in this browser. */
const REMEMBERED = 'wijkspoor-vingerafdruk';

/** Of this tab, and only as long as its page is open: a secret stands in no storage. */
let ofTab = '';

/** What the programme published, written into the page by the server. */
const published = (): string | undefined => document.documentElement.dataset['fingerprint'];

export interface Secret {
  readonly value: string;
  readonly set: (value: string) => void;
  /** By which people compare secrets; undefined while it is too short. */
  readonly fingerprint: string | undefined;
  /** The fingerprint that the programme published, if it did. */
  readonly published: string | undefined;
  /** The one of last time, when this is another. */
  readonly before: string | undefined;
  readonly problem: SecretProblem | undefined;
  /** Says that the secret, though another than last time, is right. */
  readonly confirm: () => void;
  /** Keeps its fingerprint for next time. */
  readonly used: () => void;
}

const remembered = (): string | undefined => localStorage.getItem(REMEMBERED) ?? undefined;

/** The shared secret: the same in every form of this tab, and one typing error away from last time is told. */
export function useSecret(): Secret {
  const [value, setValue] = useState(ofTab);
  const [last, setLast] = useState(remembered);
  const fingerprint =
    value.normalize('NFKC').trim().length < SHORTEST_SECRET ? undefined : fingerprintOf(value);
  const problem = judgeSecret(value, fingerprint, { published: published(), last });
  const before = problem === 'other' ? last : undefined;
  const keep = (): void => {
    if (fingerprint === undefined) return;
    localStorage.setItem(REMEMBERED, fingerprint);
    setLast(fingerprint);
  };
  return {
    value,
    set: (text) => {
      ofTab = text;
      setValue(text);
    },
    fingerprint,
    before,
    published: published(),
    problem,
    confirm: keep,
    used: keep,
  };
}
