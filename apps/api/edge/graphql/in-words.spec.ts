// Seen to fail: with any one line of RULES taken out.
import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, getVariableValues, parse, specifiedRules, validate } from 'graphql';
import type { GraphQLError, OperationDefinitionNode } from 'graphql';
import { inWords, wordsOf } from './in-words.js';
import { limitRules } from './limits.js';

const schema = buildSchema(`
  enum Werklijn { ONE TWO }
  input Choice @oneOf { a: Int, b: Int }
  input Asked { period: String!, line: Werklijn, share: Float, whole: Int, yes: Boolean }
  type Kpi { code: ID!, label: String, parts: [Kpi!]! }
  type Area { name: String }
  type Query { kpis(asked: Asked, first: Int, choice: Choice): [Kpi!]! kpi(code: ID!): Kpi area: Area }
  type Subscription { changed: Int other: Int }
`);

/** Documents that break a rule of graphql-js, by its name: every message that it has for a question. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  ExecutableDefinitionsRule: ['type Other { a: Int }'],
  UniqueOperationNamesRule: ['query A { area { name } } query A { area { name } }'],
  LoneAnonymousOperationRule: ['{ area { name } } query A { area { name } }'],
  SingleFieldSubscriptionsRule: [
    'subscription { changed other }',
    'subscription A { changed other }',
    'subscription { __typename }',
    'subscription A { __typename }',
  ],
  KnownTypeNamesRule: ['query ($a: Nothing) { area { name } }'],
  FragmentsOnCompositeTypesRule: ['{ area { ... on Werklijn { a } } }', 'fragment A on Werklijn { a }'],
  VariablesAreInputTypesRule: ['query ($a: Kpi) { area { name } }'],
  ScalarLeafsRule: ['{ area }', '{ area { name { a } } }'],
  FieldsOnCorrectTypeRule: ['{ kpii { code } }'],
  UniqueFragmentNamesRule: ['fragment A on Kpi { code } fragment A on Kpi { code }'],
  KnownFragmentNamesRule: ['{ area { ...A } }'],
  NoUnusedFragmentsRule: ['{ area { name } } fragment A on Kpi { code }'],
  PossibleFragmentSpreadsRule: [
    '{ area { ... on Kpi { code } } }',
    '{ area { ...A } } fragment A on Kpi { code }',
  ],
  NoFragmentCyclesRule: [
    'fragment A on Kpi { parts { ...A } }',
    'fragment A on Kpi { parts { ...B } } fragment B on Kpi { parts { ...A } }',
  ],
  UniqueVariableNamesRule: ['query ($a: Int, $a: Int) { area { name } }'],
  NoUndefinedVariablesRule: ['{ kpis(first: $a) { code } }', 'query A { kpis(first: $a) { code } }'],
  NoUnusedVariablesRule: ['query ($a: Int) { area { name } }', 'query A($a: Int) { area { name } }'],
  KnownDirectivesRule: ['{ area @nothing { name } }', '{ area @deprecated { name } }'],
  UniqueDirectivesPerLocationRule: ['{ area @skip(if: true) @skip(if: true) { name } }'],
  KnownArgumentNamesRule: ['{ kpis(last: 1) { code } }', '{ area @skip(unless: true) { name } }'],
  UniqueArgumentNamesRule: ['{ kpis(first: 1, first: 2) { code } }'],
  ValuesOfCorrectTypeRule: [
    '{ kpis(first: "a") { code } }',
    '{ kpis(first: 99999999999) { code } }',
    '{ kpis(asked: 3) { code } }',
    '{ kpis(asked: {}) { code } }',
    '{ kpis(asked: { period: 5 }) { code } }',
    '{ kpis(asked: { period: "", share: "a" }) { code } }',
    '{ kpis(asked: { period: "", yes: 3 }) { code } }',
    '{ kpis(asked: { period: "", line: THREE }) { code } }',
    '{ kpis(asked: { period: "", line: "ONE" }) { code } }',
    '{ kpis(asked: { period: "", size: 3 }) { code } }',
    '{ kpi(code: 1.5) { code } }',
    '{ kpi(code: null) { code } }',
    '{ kpis(choice: { a: 1, b: 2 }) { code } }',
    '{ kpis(choice: { a: null }) { code } }',
  ],
  ProvidedRequiredArgumentsRule: ['{ kpi { code } }', '{ area @skip { name } }'],
  VariablesInAllowedPositionRule: [
    'query ($a: String) { kpis(first: $a) { code } }',
    'query ($a: Int) { kpis(choice: { a: $a }) { code } }',
  ],
  OverlappingFieldsCanBeMergedRule: [
    '{ area { name: __typename name } }',
    '{ kpi(code: "1") { code } kpi(code: "2") { code } }',
  ],
  UniqueInputFieldNamesRule: ['{ kpis(asked: { period: "", period: "" }) { code } }'],
  MaxIntrospectionDepthRule: [
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  ],
};

const dutchOf = (message: string): string => {
  const words = wordsOf(message);
  if (words === undefined) throw new Error(`no words for: ${message}`);
  expect(words.detail.endsWith(` / ${message}`)).toBe(true);
  expect(words.detail).not.toMatch(/\$\d|undefined/);
  return words.detail.slice(0, -message.length - 3);
};

describe('what GraphQL refuses is told in both languages', () => {
  it('by every rule that it has', () => {
    const names = specifiedRules.map(({ name }) => name);
    expect(Object.keys(BROKEN).sort()).toEqual([...names].sort());
  });

  it.each(Object.entries(BROKEN))('%s', (name, documents) => {
    const rule = specifiedRules.find((each) => each.name === name)!;
    for (const document of documents) {
      const errors = validate(schema, parse(document), [rule], { hideSuggestions: true });
      expect([document, errors.length]).not.toEqual([document, 0]);
      for (const { message } of errors) expect(dutchOf(message)).not.toBe('');
    }
  });

  it('by our limits', () => {
    const deep = `{ kpis { ${'parts { '.repeat(14)} code ${'} '.repeat(14)} } }`;
    const many = `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: area { name }`).join(' ')} }`;
    for (const document of [deep, many]) {
      const errors = validate(schema, parse(document), limitRules);
      expect(errors.map(({ message }) => dutchOf(message)).join()).toMatch(/niveaus|aliassen/);
    }
  });

  it('of what is no question at all', () => {
    for (const text of ['{', '{ a(', 'hallo', '{ a: }', '"'])
      try {
        parse(text);
        throw new Error(`${text} was taken`);
      } catch (error) {
        expect(dutchOf((error as GraphQLError).message)).toMatch(/^De vraag is geen GraphQL: /);
      }
  });

  it('of variables', () => {
    const [operation] = parse(
      'query ($asked: Asked!, $first: Int) { kpis(asked: $asked, first: $first) { code } }',
    ).definitions as readonly OperationDefinitionNode[];
    for (const values of [{}, { asked: null }, { asked: {} }, { asked: { period: 'x' }, first: 1.5 }]) {
      const { errors } = getVariableValues(schema, operation!.variableDefinitions ?? [], values);
      expect([values, errors?.length]).toEqual([values, 1]);
      expect(dutchOf(errors![0]!.message)).toMatch(/^De variabele “\$(asked|first)” /);
    }
  });

  it('of which operation was meant', async () => {
    const document = parse('query A { area { name } } query B { area { name } }');
    for (const operationName of [undefined, 'C']) {
      const { errors } = await execute({ schema, document, operationName });
      expect(dutchOf(errors![0]!.message)).toMatch(/vra(ag|gen)/);
    }
  });

  it('with rule, value and words beside the code; what is ours stays as it was', () => {
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
    const message = 'Cannot query field "kpii" on type "Query".';
    expect(inWords({ message, extensions })).toEqual({
      message,
      extensions: {
        ...extensions,
        rule: 'UNKNOWN_FIELD',
        value: 'kpii',
        detail: `Het veld “kpii” bestaat niet op “Query” / ${message}`,
      },
    });
    const ours = { message, extensions: { code: 'BAD_USER_INPUT', faults: [] } };
    expect(inWords(ours)).toBe(ours);
    const other = { message, extensions: { code: 'TOO_BUSY' } };
    expect(inWords(other)).toBe(other);
  });
});
