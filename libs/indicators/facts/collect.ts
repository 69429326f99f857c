/** Puts a value at the end of the list that a map has under a key. */
export function collect<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}
