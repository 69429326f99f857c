import {
  type GraphQLError,
  Kind,
  visit,
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type ObjectFieldNode,
} from 'graphql';
import { toPointer, type Place, type FaultJson } from '#libs/programme';

/** What GraphQL itself says of a value in a variable: its name, and the way down to the value. */
const IN_VARIABLE = /^Variable "\$(\w+)" got invalid value .*?(?: at "\1([^"]*)")?; /s;

/**
 * Gives the faults of values that a scalar refused their place, as REST does: a JSON pointer into the variables
 * (`/asOf/moment`), or to the argument and field where the value stands in the document itself.
 */
export function placeFaults(error: GraphQLError, document: DocumentNode | undefined): void {
  const faults = error.extensions['faults'] as readonly FaultJson[] | undefined;
  if (faults === undefined || faults.some(({ place }) => place !== '')) return;
  const place = inVariable(error.message) ?? inDocument(error.nodes?.[0], document);
  if (place === undefined) return;
  error.extensions['faults'] = faults.map((fault) => ({ ...fault, place: toPointer(place) }));
}

function inVariable(message: string): Place | undefined {
  const [found, name = '', path = ''] = IN_VARIABLE.exec(message) ?? [];
  if (found === undefined) return undefined;
  return [name, ...(path.match(/[^.[\]]+/g) ?? [])];
}

function inDocument(node: ASTNode | undefined, document: DocumentNode | undefined): Place | undefined {
  if (node === undefined || document === undefined) return undefined;
  let found: Place | undefined;
  visit(document, {
    enter(each, _key, parent, _path, ancestors) {
      if (each.loc?.start !== node.loc?.start || each.kind !== node.kind) return;
      const within: readonly (ASTNode | readonly ASTNode[])[] = [...ancestors, ...(parent ? [parent] : [])];
      found = within.filter(isNamed).map((one) => one.name.value);
    },
  });
  return found;
}

const isNamed = (one: ASTNode | readonly ASTNode[]): one is ArgumentNode | ObjectFieldNode =>
  'kind' in one && (one.kind === Kind.ARGUMENT || one.kind === Kind.OBJECT_FIELD);
