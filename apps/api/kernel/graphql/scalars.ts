import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { fault, momentFault, parseDay, toFaultJson, type Fault, type Label } from '#libs/programme';

/** What is wrong with a value, if anything; where it stands is found afterwards (place-faults.ts). */
type Judge = (text: string) => Fault | undefined;

const other = (expected: Label, value: unknown): Fault => fault('WRONG_TYPE', [], { expected }, value);

/** A text that a rule holds for. Another value is refused with the fault in `extensions`, as problem+json has it. */
function textScalar(name: string, description: string, judge: Judge): GraphQLScalarType<string, string> {
  const read = (value: unknown, node?: ValueNode): string => {
    const wrong = typeof value === 'string' ? judge(value) : other({ nl: 'een tekst', en: 'a text' }, value);
    if (typeof value === 'string' && wrong === undefined) return value;
    throw new GraphQLError(
      `${name}: ${description}. ${wrong?.message.nl ?? ''} / ${wrong?.message.en ?? ''}`,
      {
        ...(node === undefined ? {} : { nodes: node }),
        extensions: { code: 'BAD_USER_INPUT', faults: wrong === undefined ? [] : [toFaultJson(wrong)] },
      },
    );
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: (value) => read(value),
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

export const DateScalar = textScalar('Date', 'Een dag / a day, yyyy-mm-dd (ISO 8601)', (text) =>
  parseDay(text) === undefined ? fault('NOT_A_DATE', [], {}, text) : undefined,
);
export const DateTimeScalar = textScalar(
  'DateTime',
  'Een tijdstip met seconden / a moment with seconds (RFC 3339), e.g. 2025-03-31T12:00:00Z; any offset in, UTC out',
  (text) => momentFault(text, []),
);
const POSITION: Label = { nl: 'een positie, als tekst met cijfers', en: 'a position, as a text of digits' };
export const PositionScalar = textScalar(
  'Position',
  'Plaats in het logboek / place in the log: 1, 2, 3 … as a string, may pass 2^53',
  (text) => (/^(0|[1-9]\d{0,17})$/.test(text) ? undefined : other(POSITION, text)),
);
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Een JSON-waarde / any JSON value',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
