import type ts from 'typescript';

/** Where in the files of a program the name of an event type stands without a type: `file:line name`. */
export function untypedNames(
  program: ts.Program,
  names: ReadonlySet<string>,
  folder: string,
): readonly string[];

/** Whether one text becomes the other by one slip of the pen. */
export function isOneSlipFrom(a: string, b: string): boolean;
