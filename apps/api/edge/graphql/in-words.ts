import type { GraphQLFormattedError } from 'graphql';
import { requestWordsOf } from './request-in-words.js';

/**
 * What GraphQL says of a document and of values in it, by the rule that is broken; `""` is a name, and `$1` … what
 * stood there.
 */
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  SYNTAX: { 'Syntax Error: (.*)': 'De vraag is geen GraphQL: $1' },
  UNKNOWN_FIELD: {
    'Cannot query field "" on type ""': 'Het veld “$1” bestaat niet op “$2”',
    'Field "" is not defined by type ""': 'Het veld “$1” bestaat niet in “$2”',
  },
  UNKNOWN_ARGUMENT: { 'Unknown argument "" on (?:field|directive) ""': '“$2” kent geen argument “$1”' },
  UNKNOWN_DIRECTIVE: { 'Unknown directive ""': 'De richtlijn “$1” bestaat niet' },
  MISPLACED_DIRECTIVE: {
    'Directive "" may not be used on (\\w+)': 'De richtlijn “$1” mag hier niet staan ($2)',
  },
  REPEATED: {
    'The directive "" can only be used once': 'De richtlijn “$1” mag hier maar één keer staan',
    'There can be only one (?:argument|fragment|input field|operation|variable) named ""':
      'De naam “$1” staat er twee keer',
  },
  UNKNOWN_FRAGMENT: { 'Unknown fragment ""': 'Het fragment “$1” bestaat niet' },
  UNKNOWN_TYPE: { 'Unknown type ""': 'Het type “$1” bestaat niet' },
  FRAGMENT_ON_LEAF: {
    'Fragment "" cannot condition on non composite type ""':
      'Het fragment “$1” kan niet over “$2” gaan: dat heeft geen velden',
    'Fragment cannot condition on non composite type ""':
      'Een fragment kan niet over “$1” gaan: dat heeft geen velden',
  },
  FRAGMENT_CYCLE: { 'Cannot spread fragment "" within itself': 'Het fragment “$1” bevat zichzelf' },
  FRAGMENT_NEVER_FITS: {
    'Fragment .*cannot be spread here as objects of type "" can never be of type ""':
      'Dit fragment past hier nooit: “$1” is geen “$2”',
  },
  UNUSED: {
    'Fragment "" is never used': 'Het fragment “$1” wordt niet gebruikt',
    'Variable "" is never used': 'De variabele “$1” wordt niet gebruikt',
  },
  UNKNOWN_VARIABLE: { 'Variable "" is not defined': 'De variabele “$1” is niet aangekondigd' },
  WRONG_TYPE: {
    'Variable "" cannot be non-input type ""':
      'De variabele “$1” kan niet van het type “$2” zijn: dat is er alleen om te lezen',
    'Variable "" of type "" used in position expecting type ""':
      'De variabele “$1” is van het type “$2”, hier hoort “$3”',
  },
  REQUIRED: {
    'Variable "" of required type "" was not provided': 'De variabele “$1” ontbreekt (type “$2”)',
    'Variable "" of non-null type "" must not be null': 'De variabele “$1” mag niet leeg zijn (type “$2”)',
    'Field "" argument "" of type "" is required': '“$1” vraagt het argument “$2” (type “$3”)',
    'Directive "" argument "" of type "" is required': '“$1” vraagt het argument “$2” (type “$3”)',
    'Field "" of required type "" was not provided': 'Het veld “$1” ontbreekt (type “$2”)',
  },
  WRONG_VALUE: {
    'Variable "" got invalid value (.*)': 'De variabele “$1” heeft een waarde die niet past: $2',
    'Value "" does not exist in "" enum': '“$1” is geen waarde van “$2”',
    'Enum "" cannot represent (?:non-enum )?(?:non-string )?value: (.*)\\.':
      'Hier hoort een waarde van “$1”, niet $2',
    'Expected value of type "", found (.*)\\.': 'Hier hoort een waarde van het type “$1”, niet $2',
    'Int cannot represent[^:]*: (.*)': 'Hier hoort een geheel getal, niet $1',
    'Float cannot represent[^:]*: (.*)': 'Hier hoort een getal, niet $1',
    '(?:String|ID) cannot represent[^:]*: (.*)': 'Hier hoort een tekst, niet $1',
    'Boolean cannot represent[^:]*: (.*)': 'Hier hoort true of false, niet $1',
  },
  NO_FIELDS_CHOSEN: {
    'Field "" of type "" must have a': 'Kies velden van “$1” (type “$2”): { … }',
    'Field "" must not have a selection since type "" has no subfields':
      '“$1” heeft geen velden om te kiezen (type “$2”)',
  },
  FIELDS_CONFLICT: {
    'Fields "" conflict because (.*)\\. Use different aliases':
      'De velden “$1” botsen; geef ze elk een eigen naam (alias): $2',
  },
  NAMELESS_BESIDE_OTHERS: {
    'This anonymous operation must be the only defined operation': 'Een vraag zonder naam moet de enige zijn',
  },
  ONE_SUBSCRIPTION: {
    '(?:Anonymous )?Subscription.* must select only one top level field':
      'Een abonnement heeft één veld op het bovenste niveau',
    '(?:Anonymous )?Subscription.* must not select an introspection':
      'Een abonnement vraagt niet naar het schema',
  },
  NOT_A_QUESTION: {
    'The .+ definition is not executable': 'Hier staat een beschrijving van een schema, geen vraag',
  },
  TOO_DEEP: {
    'Maximum introspection depth exceeded': 'De vraag naar het schema is te diep',
    'Query depth limit of (\\d+) exceeded': 'De vraag is dieper dan $1 niveaus',
  },
  TOO_MANY: { 'Aliases limit of (\\d+) exceeded': 'De vraag heeft meer dan $1 aliassen' },
  ONE_OF: {
    'OneOf Input Object "" must specify exactly one key': '“$1” vraagt precies één van zijn velden',
    'Field "" must be non-null': '“$1” mag niet leeg zijn',
    'Variable "" is of type "" but must be non-nullable':
      'De variabele “$1” mag hier niet leeg kunnen zijn: $2!',
  },
  UNKNOWN_OPERATION: {
    'Unknown operation named ""': 'Er is geen vraag die “$1” heet',
    'Must provide operation name': 'Noem welke van de vragen bedoeld is (operationName)',
  },
};

const QUOTED = '"([^"]*)"';
const RULES = Object.entries(SAID).flatMap(([rule, words]) =>
  Object.entries(words).map(([said, dutch]) => ({
    rule,
    said: new RegExp(`^${said.replaceAll('""', QUOTED)}`, 's'),
    dutch,
  })),
);

/** Codes under which graphql-js and the server of GraphQL speak for themselves. */
const THEIRS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/** The rule that a message of GraphQL is about, the value it names first and the message in Dutch and English. */
interface Words {
  readonly rule: string;
  readonly value: string;
  readonly detail: string;
}

/** What GraphQL says in English only, told in both languages; undefined for what is not GraphQL's own. */
export function wordsOf(message: string): Words | undefined {
  const found = RULES.find(({ said }) => said.test(message));
  if (found === undefined) return undefined;
  const { rule, said, dutch } = found;
  const [whole, ...values] = said.exec(message) ?? [message];
  const filled = dutch.replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? '');
  return { rule, value: values[0] ?? whole, detail: `${filled} / ${message}` };
}

/** An answered error with its words; its place is in `locations`, or in the faults that a scalar of ours told. */
export function inWords(error: GraphQLFormattedError): GraphQLFormattedError {
  const { extensions = {}, message } = error;
  if (extensions['code'] === 'BAD_REQUEST')
    return { ...error, extensions: { ...extensions, ...requestWordsOf(message) } };
  if (!THEIRS.has(extensions['code']) || 'faults' in extensions) return error;
  return { ...error, extensions: { ...extensions, ...wordsOf(message) } };
}
