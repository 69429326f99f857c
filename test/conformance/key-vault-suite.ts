import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { KeyVault, VaultEntry, VaultKey } from '#libs/event-store';

export interface VaultFactory {
  create(): Promise<KeyVault>;
  dispose?(): Promise<void>;
}

export const household = (key: string): VaultKey => ({ kind: 'household', scope: '', key });

/** What every adapter of the KeyVault port promises. */
export function describeKeyVault(name: string, factory: VaultFactory): void {
  describe(`key vault: ${name}`, () => {
    let vault: KeyVault;
    beforeEach(async () => {
      vault = await factory.create();
    });
    afterEach(async () => {
      await vault.close();
      await factory.dispose?.();
    });

    it('one key has one token forever, in the order of the keys', async () => {
      const [a, b] = await vault.tokensFor([household('a'), household('b')]);
      expect(a).toMatch(/^t_[A-Za-z0-9_-]{22}$/);
      expect(a).not.toBe(b);
      expect(await vault.tokensFor([household('b'), household('c'), household('a')])).toEqual([
        b,
        expect.any(String),
        a,
      ]);
      expect(await vault.tokensFor([household('d'), household('d')])).toHaveLength(2);
      expect(new Set(await vault.tokensFor([household('d'), household('d')])).size).toBe(1);
      expect(await vault.tokensFor([])).toEqual([]);
    });

    it('tells the tokens it has and makes none', async () => {
      expect(await vault.knownTokens([household('a')])).toEqual([undefined]);
      const [b] = await vault.tokensFor([household('b')]);
      expect(await vault.knownTokens([household('a'), household('b')])).toEqual([undefined, b]);
      await expect(vault.knownTokens([household('')])).rejects.toThrow('text');
    });

    it('kind and scope are part of the key', async () => {
      const keys: VaultKey[] = [
        household('a'),
        { kind: 'dwelling', scope: '', key: 'a' },
        { kind: 'person', scope: 'p1', key: 'a' },
        { kind: 'person', scope: 'p2', key: 'a' },
        { kind: 'person', scope: 'p', key: '1a' },
      ];
      expect(new Set(await vault.tokensFor(keys)).size).toBe(keys.length);
    });

    it('racing callers get one token', async () => {
      const racing = Array.from({ length: 50 }, () => vault.tokensFor([household('r'), household('s')]));
      const answers = await Promise.all(racing);
      expect(new Set(answers.map((tokens) => tokens.join())).size).toBe(1);
    });

    it('reveals the keys of the tokens it knows', async () => {
      const [a = ''] = await vault.tokensFor([household('a')]);
      expect(await vault.reveal([a, 't_unknown'])).toEqual(new Map([[a, 'a']]));
    });

    it('a forgotten key cannot be revealed and gets a new token', async () => {
      const [a = '', b = ''] = await vault.tokensFor([household('a'), household('b')]);
      expect(await vault.forget([household('a'), household('never seen')])).toBe(1);
      expect(await vault.forget([household('a')])).toBe(0);
      expect(await vault.reveal([a, b])).toEqual(new Map([[b, 'b']]));
      expect((await vault.tokensFor([household('a')]))[0]).not.toBe(a);
    });

    it('hands all of it over to another, with the same tokens', async () => {
      const keys: VaultKey[] = [household('a'), household('b'), { kind: 'person', scope: 'p1', key: 'a' }];
      const tokens = await vault.tokensFor(keys);
      await vault.forget([household('b')]);
      const entries: VaultEntry[] = [];
      for await (const entry of vault.entries()) entries.push(entry);
      const [a, , c] = keys.map((key, index) => ({ ...key, token: tokens[index]! }));
      expect(entries.sort((x, y) => x.kind.localeCompare(y.kind))).toEqual([a, c]);
      const other = await factory.create();
      await other.restore(entries);
      await other.restore(entries);
      expect(await other.knownTokens(keys)).toEqual([tokens[0], undefined, tokens[2]]);
      expect((await other.reveal(tokens)).size).toBe(2);
      await expect(other.restore([{ ...household('a'), token: tokens[2]! }])).rejects.toThrow(
        'another token',
      );
      await other.close();
    });

    it('refuses what it could not tell apart', async () => {
      await expect(vault.tokensFor([household('a\0b')])).rejects.toThrow('NUL');
      await expect(vault.tokensFor([household('')])).rejects.toThrow('text');
    });

    it('refuses everything once closed', async () => {
      await vault.close();
      const closed = { code: 'STORE_CLOSED' };
      await expect(vault.tokensFor([household('a')])).rejects.toMatchObject(closed);
      await expect(vault.knownTokens([])).rejects.toMatchObject(closed);
      await expect(vault.reveal([])).rejects.toMatchObject(closed);
      await expect(vault.forget([])).rejects.toMatchObject(closed);
    });
  });
}
