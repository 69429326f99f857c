/**
 * How a server signs its log, or that it does not. Seen to fail: with a key in a demo only, with a setting that
 * needs the key taken without it, with stamps of which one half is there, and with a witness every 0 seconds.
 */
import { describe, expect, it } from '@jest/globals';

import { proofsIn } from './proof-config.js';
import { settingsOf } from './testing/settings.js';

const read = (settings: Readonly<Record<string, string>>, demo = false) =>
  settingsOf(settings, (get, complain) => proofsIn(get, complain, (file) => `data/${file}`, demo));
const KEY = { WIJKSPOOR_PROOF_KEY: 'key' };
const URL = { WIJKSPOOR_STAMPS_URL: 'http://tsa.example' };
const AUTHORITY = { WIJKSPOOR_STAMPS_AUTHORITY: 'tsa.pem' };

describe('given no key', () => {
  it('then nothing is signed; in a demo it has one beside the log', () => {
    expect(read({})).toEqual({ found: undefined, wrong: [] });
    expect(read({}, true).found).toEqual({
      ...{ keyFile: 'data/proof-demo.key', folder: 'data/proofs', witnessEvery: 3_600 },
    });
  });

  it.each(['WIJKSPOOR_PROOF_ORIGIN', 'WIJKSPOOR_PROOF_POLICY'])(
    'when %s is named, then it needs one',
    (name) => {
      expect(read({ [name]: 'x' }).wrong).toEqual([name]);
      expect(read({ [name]: 'x' }, true).wrong).toEqual([]);
      expect(read({ ...KEY, [name]: 'x' }).wrong).toEqual([]);
    },
  );

  it('when there are stamps, then they need one', () => {
    expect(read({ ...URL, ...AUTHORITY }).wrong).toEqual(['WIJKSPOOR_STAMPS_URL']);
  });
});

describe('given a key', () => {
  it('then what is named is as it is named, and what is not is not there', () => {
    expect(read(KEY).found).toEqual({ keyFile: 'key', folder: 'data/proofs', witnessEvery: 3_600 });
    const named = {
      ...KEY,
      WIJKSPOOR_PROOFS: 'elders',
      WIJKSPOOR_PROOF_ORIGIN: 'log.example',
      WIJKSPOOR_PROOF_POLICY: 'policy',
      WIJKSPOOR_WITNESS_EVERY: '60',
    };
    expect(read({ ...named, ...URL, ...AUTHORITY })).toEqual({
      found: {
        ...{
          keyFile: 'key',
          folder: 'elders',
          origin: 'log.example',
          policyFile: 'policy',
          witnessEvery: 60,
        },
        stamps: { url: 'http://tsa.example', authorityFile: 'tsa.pem' },
      },
      wrong: [],
    });
  });

  it.each(['0', '-1', '1.5', '1000000', 'x'])(
    'when witnesses are to be fed every %s, then it is told',
    (every) => {
      expect(read({ ...KEY, WIJKSPOOR_WITNESS_EVERY: every }).wrong).toEqual(['WIJKSPOOR_WITNESS_EVERY']);
    },
  );

  it('when half of the stamps is named, then the other half is asked for, and there are none', () => {
    const [url, authority] = [read({ ...KEY, ...URL }), read({ ...KEY, ...AUTHORITY })];
    expect(url.wrong).toEqual(['WIJKSPOOR_STAMPS_AUTHORITY']);
    expect(authority.wrong).toEqual(['WIJKSPOOR_STAMPS_URL']);
    expect([url, authority].map(({ found }) => found?.stamps)).toEqual([undefined, undefined]);
  });

  it.each(['ftp://tsa.example', 'tsa.example'])('when stamps come from %s, then it is told', (url) => {
    const named = { ...KEY, ...AUTHORITY, WIJKSPOOR_STAMPS_URL: url };
    expect(read(named).wrong).toEqual(['WIJKSPOOR_STAMPS_URL']);
  });
});
