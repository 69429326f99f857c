import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { parseDay, parseMoment } from '#libs/programme';

function textScalar(
  name: string,
  description: string,
  check: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value !== 'string' || !check(value)) throw new GraphQLError(`${name}: ${description}`);
    return value;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const DateScalar = textScalar(
  'Date',
  'Een dag / a day, yyyy-mm-dd (ISO 8601)',
  (text) => parseDay(text) !== undefined,
);
export const DateTimeScalar = textScalar(
  'DateTime',
  'Een tijdstip met seconden / a moment with seconds (RFC 3339), e.g. 2025-03-31T12:00:00Z; any offset in, UTC out',
  (text) => parseMoment(text) !== undefined,
);
export const PositionScalar = textScalar(
  'Position',
  'Plaats in het logboek / place in the log: 1, 2, 3 … as a string, may pass 2^53',
  (text) => /^(0|[1-9]\d{0,17})$/.test(text),
);
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Een JSON-waarde / any JSON value',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
