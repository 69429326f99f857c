import type { Fault } from '#libs/programme';
import { badInput, knownError } from '../errors/known-error.js';

/** The names of a route's parameters by the places that the question behind it has for them, step by step. */
export interface NamesInUrl {
  readonly [step: string]: string | NamesInUrl;
}

/**
 * For `catch`: throws an error with its faults placed in the address as its sender wrote that. What holds no faults
 * goes on.
 */
export const inUrl =
  (names: NamesInUrl) =>
  (error: unknown): never => {
    const { faults } = knownError(error);
    if (faults.length === 0) throw error;
    throw badInput(faults.map((found) => placedIn(names, found)));
  };

function placedIn(names: NamesInUrl, found: Fault): Fault {
  let name: string | NamesInUrl | undefined = names;
  for (const step of found.place)
    if (typeof name === 'object') name = Object.hasOwn(name, step) ? name[step] : undefined;
  return typeof name === 'string' ? { ...found, place: [name] } : found;
}
