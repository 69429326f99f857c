import { isDateFormat, isOfZeros, isPercentFormat } from './serial-date.js';
import { WorkbookError, type SheetName } from './workbook.js';
import { readXml } from './xml-reader.js';
import { fromXmlText, isTrue } from './xml-text.js';
import type { ZipParts } from './zip-parts.js';

/** What a sheet's cells are read with. */
export interface CellContext {
  readonly sharedTexts: readonly string[];
  /** Per look of cells: whether its numbers are days. */
  readonly dateLooks: readonly boolean[];
  /** Per look of cells: whether its numbers are percentages. */
  readonly percentLooks: readonly boolean[];
  /** Per look of cells: its format, where that is of zeros and fixed texts only. */
  readonly zeroLooks: readonly (string | undefined)[];
  readonly since1904: boolean;
  /** Whether a program worked the formulas out before it wrote the file; without it a result of 0 says nothing. */
  readonly computed: boolean;
}

interface BookSheet extends SheetName {
  /** Name of the sheet's part in the file. */
  readonly part: string;
}

interface Book {
  readonly sheets: readonly BookSheet[];
  readonly context: CellContext;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The sheets of a workbook and what their cells refer to. Tabs that hold no cells, such as charts, are left out. */
export async function readBook(zip: ZipParts): Promise<Book> {
  const office = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument');
  const xml = office && (await zip.whole(office.target));
  if (!office || xml === undefined) throw new WorkbookError('NOT_A_WORKBOOK', 'no workbook in it');
  const relations = await relationsOf(zip, office.target);
  const { tabs, since1904, computeOnOpening } = await readTabs(xml);
  const sheets = tabs.flatMap(({ name, hidden, relation }) => {
    const found = relations.find(({ id, type }) => id === relation && type === 'worksheet');
    return found ? [{ name, hidden, part: found.target }] : [];
  });
  const whole = async (type: string): Promise<string | undefined> => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : zip.whole(target);
  };
  const [shared, styles] = [await whole('sharedStrings'), await whole('styles')];
  const context = {
    since1904,
    computed: !computeOnOpening && (hasChain(relations) || (await isOfOffice(zip))),
    sharedTexts: shared === undefined ? [] : await readSharedTexts(shared),
    ...(styles === undefined ? { dateLooks: [], percentLooks: [], zeroLooks: [] } : await readLooks(styles)),
  };
  return { sheets, context };
}

/** Excel writes the order in which it worked the formulas out. */
const hasChain = (relations: readonly Relation[]): boolean =>
  relations.some(({ type }) => type === 'calcChain');

/** LibreOffice and OpenOffice do not, but say who they are and always store results. */
async function isOfOffice(zip: ZipParts): Promise<boolean> {
  const application = /<Application>([^<]*)</.exec((await zip.whole('docProps/app.xml')) ?? '')?.[1] ?? '';
  return /office\//i.test(application) && !/^microsoft/i.test(application);
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

interface Tabs {
  readonly tabs: readonly { name: string; hidden: boolean; relation: string }[];
  readonly since1904: boolean;
  /** Asked by programs that cannot work formulas out themselves. */
  readonly computeOnOpening: boolean;
}

async function readTabs(xml: string): Promise<Tabs> {
  const tabs: { name: string; hidden: boolean; relation: string }[] = [];
  let [since1904, computeOnOpening] = [false, false];
  await readXml(xml, {
    open(tag, attributes) {
      if (tag === 'workbookPr') since1904 = isTrue(attributes['date1904']);
      if (tag === 'calcPr') computeOnOpening = isTrue(attributes['fullCalcOnLoad']);
      if (tag !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      tabs.push({
        name: fromXmlText(attributes['name'] ?? ''),
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        relation,
      });
    },
  });
  return { tabs, since1904, computeOnOpening };
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

/** Formats of conditional looks (`dxf`) have numbers of their own, which may be those of cells' formats. */
async function readLooks(
  xml: string,
): Promise<Pick<CellContext, 'dateLooks' | 'percentLooks' | 'zeroLooks'>> {
  const formats = new Map<number, string>();
  const looks: number[] = [];
  let [inLooks, inConditional] = [false, false];
  await readXml(xml, {
    open(tag, { numFmtId = '0', formatCode = '' }) {
      if (tag === 'dxfs') inConditional = true;
      else if (tag === 'numFmt' && !inConditional) formats.set(Number(numFmtId), formatCode);
      else if (tag === 'cellXfs') inLooks = true;
      else if (tag === 'xf' && inLooks) looks.push(Number(numFmtId));
    },
    close(tag) {
      if (tag === 'dxfs') inConditional = false;
      if (tag === 'cellXfs') inLooks = false;
    },
  });
  const having = <T>(look: (id: number, code: string | undefined) => T): readonly T[] => {
    const found = new Map([...new Set(looks)].map((id) => [id, look(id, formats.get(id))]));
    return looks.map((id) => found.get(id) as T);
  };
  return {
    dateLooks: having(isDateFormat),
    percentLooks: having(isPercentFormat),
    zeroLooks: having((_, code) => (code !== undefined && isOfZeros(code) ? code : undefined)),
  };
}
