import type { FieldSpec } from '#libs/programme';

import { normaliseLabel } from './normalise-label.js';
import { wrong, type Read } from './read.js';

type List = Extract<FieldSpec, { kind: 'list' }>;
type Composite = Extract<FieldSpec, { kind: 'object' }>;
type ReadItem = (spec: FieldSpec, text: string) => Read;

/** An empty list, said: an empty cell says that nothing is known. */
export const NONE = { nl: 'geen', en: 'none' };

/** The items of a list in one cell, between `|`, `;` or line ends; an item of parts has them between `:`. */
export function readList(spec: List, text: string, readItem: ReadItem): Read {
  if ([NONE.nl, NONE.en].includes(normaliseLabel(text))) return { value: [] };
  return readItems(spec.item, text.split(/[|;\n]/), readItem);
}

function readItems(item: FieldSpec, texts: readonly string[], readItem: ReadItem): Read {
  const values: unknown[] = [];
  for (const text of texts.map((part) => part.trim()).filter((part) => part !== '')) {
    const read = item.kind === 'object' ? readComposite(item, text, readItem) : readItem(item, text);
    if ('fault' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

/** `LED_BULB: 3`: the parts in the order of the schema; a part that is itself a list has its items between commas. */
function readComposite({ fields }: Composite, text: string, readItem: ReadItem): Read {
  const parts = text.split(':').map((part) => part.trim());
  const names = Object.entries(fields);
  const example = names.map(([name]) => name).join(': ');
  if (parts.length > names.length) return wrong('BAD_FORM', text, { example });
  const made: Record<string, unknown> = {};
  for (const [i, [name, { spec, optional }]] of names.entries()) {
    const part = parts[i] ?? '';
    if (part === '') {
      if (optional) continue;
      return wrong('BAD_FORM', text, { example });
    }
    const read =
      spec.kind === 'list' ? readItems(spec.item, part.split(','), readItem) : readItem(spec, part);
    if ('fault' in read) return read;
    made[name] = read.value;
  }
  return { value: made };
}
