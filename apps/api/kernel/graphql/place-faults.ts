import {
  type GraphQLError,
  Kind,
  visit,
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type ObjectFieldNode,
} from 'graphql';
import { at, type Fault } from '#libs/programme';

/** What GraphQL itself says of a value in a variable: its name, and the way down to the value. */
const IN_VARIABLE = /^Variable "\$(\w+)" got invalid value .*?(?: at "\1([^"]*)")?; /s;

/**
 * Gives the faults of values that a scalar refused their place, as REST does: a JSON pointer into the variables
 * (`/asOf/moment`), or to the argument and field where the value stands in the document itself.
 */
export function placeFaults(error: GraphQLError, document: DocumentNode | undefined): void {
  const faults = error.extensions['faults'] as readonly Fault[] | undefined;
  if (faults === undefined || faults.some(({ place }) => place !== '')) return;
  const place = inVariable(error.message) ?? inDocument(error.nodes?.[0], document);
  if (place === undefined) return;
  error.extensions['faults'] = faults.map((fault) => ({ ...fault, place }));
}

function inVariable(message: string): string | undefined {
  const [found, name = '', path = ''] = IN_VARIABLE.exec(message) ?? [];
  if (found === undefined) return undefined;
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return [name, ...steps].reduce<string>((place, step) => at(place, step), '');
}

function inDocument(node: ASTNode | undefined, document: DocumentNode | undefined): string | undefined {
  if (node === undefined || document === undefined) return undefined;
  let found: string | undefined;
  visit(document, {
    enter(each, _key, parent, _path, ancestors) {
      if (each.loc?.start !== node.loc?.start || each.kind !== node.kind) return;
      const within: readonly (ASTNode | readonly ASTNode[])[] = [...ancestors, ...(parent ? [parent] : [])];
      found = within.reduce<string>((place, one) => (isNamed(one) ? at(place, one.name.value) : place), '');
    },
  });
  return found;
}

const isNamed = (one: ASTNode | readonly ASTNode[]): one is ArgumentNode | ObjectFieldNode =>
  'kind' in one && (one.kind === Kind.ARGUMENT || one.kind === Kind.OBJECT_FIELD);
