import type { Fault } from '#libs/programme';
import { badInput, knownError } from '../errors/known-error.js';

/**
 * The names of a route's parameters by the places that the question behind it has for them; the longest place that
 * fits counts.
 */
export type NamesInUrl = Readonly<Record<string, string>>;

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
  const [within] = Object.keys(names)
    .filter((place) => found.place === place || found.place.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length);
  return within === undefined ? found : { ...found, place: `/${names[within] ?? ''}` };
}
