export interface Mutation {
  readonly line: number;
  readonly was: string;
  readonly becomes: string;
  readonly text: string;
  readonly reach: readonly [number, number] | undefined;
}
export function mutationsOf(name: string, text: string): Mutation[];
export function withProbes(
  text: string,
  probes: readonly { readonly reach: readonly [number, number]; readonly before: string }[],
): string;
export function randomFrom(seed: number): () => number;
