import { scanData, scanText, type Fault } from '#libs/programme';
import { typeCalled, type ReadTable } from '#libs/tabular';

/** Personal data that are recognised in events before they leave the browser, in their own references as well. */
export function personalIn(items: ReadTable['items']): readonly Fault[] {
  return items.flatMap(({ id, type, data }, i) => [
    ...scanText(String(id), `/${i}/id`),
    ...scanData(data, typeCalled(String(type)).fields, `/${i}/data`),
  ]);
}
