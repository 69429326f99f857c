import type ts from 'typescript';

/** Where in the files of a program the name of an event type stands without a type: `file:line name`. */
export function untypedNames(
  program: ts.Program,
  names: ReadonlySet<string>,
  folder: string,
): readonly string[];
