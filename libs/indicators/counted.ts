/** Adds up, name by name, what was counted in each of some areas: whole numbers, so in any order the same. */
export function sumOf<K extends string>(
  names: readonly K[],
  counted: readonly Readonly<Record<K, number>>[],
): Record<K, number> {
  return Object.fromEntries(
    names.map((name) => [name, counted.reduce((sum, one) => sum + one[name], 0)]),
  ) as Record<K, number>;
}
