import { isDateFormat, isPercentFormat } from './serial-date.js';
import { WorkbookError } from './workbook.js';
import { readXml } from './xml-reader.js';
import { fromXmlText } from './xml-text.js';
import type { ZipParts } from './zip-parts.js';

/** What a sheet's cells are read with. */
export interface Surroundings {
  readonly sharedTexts: readonly string[];
  /** Per look of cells: whether its numbers are days. */
  readonly dateLooks: readonly boolean[];
  /** … and whether they are percentages. */
  readonly percentLooks: readonly boolean[];
  readonly since1904: boolean;
  /** Name of the sheet's part in the file. */
  readonly part: string;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Finds a sheet, the first that is not hidden or the one with the name, and what its cells refer to. */
export async function findSheet(zip: ZipParts, name?: string): Promise<Surroundings> {
  const office = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument');
  const book = office && (await zip.whole(office.target));
  if (!office || book === undefined) throw new WorkbookError('NOT_A_WORKBOOK', 'no workbook in it');
  const relations = await relationsOf(zip, office.target);
  const { sheets, since1904 } = await readBook(book);
  const sheet = sheets.find((each) => (name === undefined ? !each.hidden : each.name === name));
  const part = relations.find(({ id }) => id === sheet?.relation)?.target;
  if (part === undefined) throw new WorkbookError('NOT_A_WORKBOOK', `no sheet ${name ?? ''}`);
  const whole = async (type: string): Promise<string | undefined> => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : zip.whole(target);
  };
  const [shared, styles] = [await whole('sharedStrings'), await whole('styles')];
  return {
    part,
    since1904,
    sharedTexts: shared === undefined ? [] : await readSharedTexts(shared),
    ...(styles === undefined ? { dateLooks: [], percentLooks: [] } : await readLooks(styles)),
  };
}

/** What a part refers to (ECMA-376, Part 2), the names made whole. */
async function relationsOf(zip: ZipParts, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const xml = await zip.whole(`${folder}_rels/${part.slice(slash)}.rels`);
  const found: Relation[] = [];
  if (xml === undefined) return found;
  await readXml(xml, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const target = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`;
      found.push({
        id: Id,
        type: Type.slice(Type.lastIndexOf('/') + 1),
        target: target.replace(/(^|\/)\.\//g, '$1'),
      });
    },
  });
  return found;
}

interface Book {
  readonly sheets: readonly { name: string; hidden: boolean; relation: string }[];
  readonly since1904: boolean;
}

async function readBook(xml: string): Promise<Book> {
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  let since1904 = false;
  await readXml(xml, {
    open(tag, attributes) {
      if (tag === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      sheets.push({
        name: fromXmlText(attributes['name'] ?? ''),
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        relation,
      });
    },
  });
  return { sheets, since1904 };
}

/** Texts that cells refer to by number. How a word is pronounced (`rPh`) is no part of it. */
async function readSharedTexts(xml: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = '';
  let [inText, inPhonetic] = [false, false];
  await readXml(xml, {
    open(tag) {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') inPhonetic = true;
      else if (tag === 't') inText = true;
    },
    close(tag) {
      if (tag === 'si') texts.push(fromXmlText(text));
      else if (tag === 'rPh') inPhonetic = false;
      else if (tag === 't') inText = false;
    },
    text(piece) {
      if (inText && !inPhonetic) text += piece;
    },
  });
  return texts;
}

async function readLooks(xml: string): Promise<Pick<Surroundings, 'dateLooks' | 'percentLooks'>> {
  const formats = new Map<number, string>();
  const looks: number[] = [];
  let inLooks = false;
  await readXml(xml, {
    open(tag, { numFmtId = '0', formatCode = '' }) {
      if (tag === 'numFmt') formats.set(Number(numFmtId), formatCode);
      else if (tag === 'cellXfs') inLooks = true;
      else if (tag === 'xf' && inLooks) looks.push(Number(numFmtId));
    },
    close(tag) {
      if (tag === 'cellXfs') inLooks = false;
    },
  });
  const having = (test: (id: number, code: string | undefined) => boolean): readonly boolean[] => {
    const found = new Map([...new Set(looks)].map((id) => [id, test(id, formats.get(id))]));
    return looks.map((id) => found.get(id) ?? false);
  };
  return { dateLooks: having(isDateFormat), percentLooks: having(isPercentFormat) };
}
