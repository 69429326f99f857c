import { describe, expect, it } from '@jest/globals';
import { Kind, parse, print, type DocumentNode } from 'graphql';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { documentsOf, questionsIn } from './documents.ts';

const FOLDER = fileURLToPath(new URL('../graphql/', import.meta.url));

const isOperation = (value: unknown): value is DocumentNode =>
  (value as DocumentNode | undefined)?.definitions?.[0]?.kind === Kind.OPERATION_DEFINITION;

describe('persisted documents', () => {
  // Seen to fail: with the directive of gql.tada's types left in, and without the fragments of a fragment.
  it('are, question by question, what gql.tada itself makes of the modules', async () => {
    const sent: string[] = [];
    for (const name of readdirSync(FOLDER)) {
      if (/^(use-|request|persisted|documents\.d|renewed|watch|rest)|\.spec\.ts$/.test(name)) continue;
      const module = (await import(pathToFileURL(FOLDER + name).href)) as Record<string, unknown>;
      for (const value of Object.values(module)) if (isOperation(value)) sent.push(print(value));
    }
    expect(sent.length).toBeGreaterThan(20);
    const persisted = Object.values(documentsOf(FOLDER)).map((text) => print(parse(text)));
    expect(persisted.sort()).toEqual(sent.sort());
  });

  it('are known by the SHA-256 of their text', () => {
    for (const [hash, text] of Object.entries(documentsOf(FOLDER)))
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
  });

  it('tell where each stands, and make nothing of a fragment', () => {
    const code =
      'const F = graphql(`fragment F on A { b }`);\nexport const Q = graphql(`{ a { ...F } }`, [F]);\n';
    const [fragment, question] = questionsIn(code, 'x.ts');
    expect(fragment?.asked).toBeUndefined();
    expect(question?.asked?.text).toBe('{a{...F}}fragment F on A{b}');
    expect(code.slice(question?.start, question?.end)).toBe('graphql(`{ a { ...F } }`, [F])');
  });

  it.each([
    ['const Q = graphql(`{ ${a} }`);', /without expressions/],
    ['const Q = graphql(`{ a { ...F } }`, [F]);', /F is not in this module/],
    ['const Q = graphql(`{ a { ...F } }`, [...F]);', /a list of names/],
  ])('refuse what they cannot read: %s', (code, message) => {
    expect(() => questionsIn(code, 'x.ts')).toThrow(message);
  });
});
