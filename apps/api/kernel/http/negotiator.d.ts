/**
 * What is used of negotiator 1.1.0, whose package brings no types; those of DefinitelyTyped are of 0.6 and lack
 * `preferred`.
 */
declare module 'negotiator' {
  class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, string | undefined>> });
    /** What is accepted of what is available, liked best first; without a list the accepted ranges, without `q`. */
    mediaTypes(available?: readonly string[]): string[];
    /** Of what is available the language that is liked best. */
    language(available: readonly string[]): string | undefined;
    /** Of what is available the coding that is liked best; of those liked as well the first of `preferred`. */
    encoding(
      available: readonly string[],
      options: { readonly preferred: readonly string[] },
    ): string | undefined;
  }
  export = Negotiator;
}
