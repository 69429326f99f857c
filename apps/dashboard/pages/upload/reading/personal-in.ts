import { scanData, scanText, type EventType, type Fault } from '#libs/programme';
import { typeCalled, type ReadTable } from '#libs/tabular';

/** Personal data that are recognised in events before they leave the browser, in their own references as well. */
export function personalIn(items: ReadTable['items'], of: EventType): readonly Fault[] {
  return items.flatMap(({ id, type, data }, i) => {
    const { replacement, ...others } = data as Readonly<Record<string, unknown>>;
    const { fields, consistency } = typeCalled(String(type));
    const isCorrection = consistency.of === 'corrected-entry';
    return [
      ...scanText(String(id), [i, 'id']),
      ...scanData(isCorrection ? others : data, fields, [i, 'data']),
      // What replaces an entry's data is of the type of the entry, keys and all.
      ...(isCorrection ? scanData(replacement, of.fields, [i, 'data', 'replacement']) : []),
    ];
  });
}
