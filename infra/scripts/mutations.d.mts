export interface Mutation {
  readonly line: number;
  readonly was: string;
  readonly becomes: string;
  readonly text: string;
}
export function mutationsOf(name: string, text: string): Mutation[];
export function randomFrom(seed: number): () => number;
