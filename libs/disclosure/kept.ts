/**
 * What a function answers for an object, kept as long as the object is: tables never change, and are asked about
 * again and again.
 */
export function keptFor<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}
