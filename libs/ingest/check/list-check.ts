import { at, fault, type Fault, type Fields, type FieldSpec, type Place } from '#libs/programme';

type Data = Readonly<Record<string, unknown>>;

export interface CheckedLists {
  /** The value, with lists that are too long cut at their longest: what comes after is not looked at. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
}

/**
 * The lists in an event's data, before their content is looked at: which are too long, and which hold a value
 * twice. Told by the texts of the values, each compared once with those before it: a schema validator compares all
 * objects with each other.
 */
export function checkLists(data: Data, fields: Fields, place: Place): CheckedLists {
  const faults: Fault[] = [];
  let value: Record<string, unknown> | undefined;
  for (const [name, { spec }] of Object.entries(fields)) {
    if (!Object.hasOwn(data, name)) continue;
    const kept = checkValue(data[name], spec, at(place, name), faults);
    if (kept !== data[name]) value = { ...(value ?? data), [name]: kept };
  }
  return { value: value ?? data, faults };
}

function checkValue(value: unknown, spec: FieldSpec, place: Place, faults: Fault[]): unknown {
  if (spec.kind === 'object' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const inside = checkLists(value as Data, spec.fields, place);
    inside.faults.forEach((found) => faults.push(found));
    return inside.value;
  }
  if (spec.kind !== 'list' || !Array.isArray(value)) return value;
  const list = value as readonly unknown[];
  if (list.length > spec.max) faults.push(fault('TOO_LONG', place, { max: spec.max }));
  const again = spec.unique ? list[secondOf(list)] : undefined;
  // A key of a household or a person is not said again.
  if (again !== undefined)
    faults.push(fault('NOT_UNIQUE', place, {}, spec.item.kind === 'code' ? again : undefined));
  const kept = list.length > spec.max ? list.slice(0, spec.max) : list;
  const checked = kept.map((item, i) => checkValue(item, spec.item, at(place, i), faults));
  return list.length > spec.max || checked.some((item, i) => item !== list[i]) ? checked : value;
}

/** Index of the first value that stands before as well; -1 when none does. */
function secondOf(list: readonly unknown[]): number {
  const seen = new Set<string>();
  return list.findIndex((item) => seen.size === seen.add(textOf(item)).size);
}

/** The same for equal values, whatever the order of their members. */
const textOf = (value: unknown): string =>
  typeof value !== 'object' ? JSON.stringify(value) : textOfObject(value);

const textOfObject = (value: object | null): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
