import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef, type PDFObject } from '@cantoo/pdf-lib';

/**
 * What the objects of a PDF are missing of what PDF/UA-1 asks, as far as it can be told without looking: empty when
 * nothing.
 */
export async function structureFaults(bytes: Buffer): Promise<readonly string[]> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog } = file;
  const faults: string[] = [];
  const ask = (holds: boolean, fault: string): void => {
    if (!holds) faults.push(fault);
  };
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  ask(root !== undefined, 'no structure');
  if (root) walk(root, ask);
  for (const [i, page] of file.getPages().entries()) {
    ask(nameOf(page.node, 'Tabs') === 'S', `page ${i + 1}: tabs do not follow the structure`);
    const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
    for (const one of annotations.map((ref) => file.context.lookup(ref, PDFDict))) {
      ask(one.has(PDFName.of('Contents')), `page ${i + 1}: a link without words`);
      ask(one.has(PDFName.of('StructParent')), `page ${i + 1}: a link outside the structure`);
    }
  }
  for (const [, object] of file.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && nameOf(object, 'Type') === 'Font') {
      const name = nameOf(object, 'BaseFont') ?? '?';
      if (nameOf(object, 'Subtype') === 'Type0')
        ask(object.has(PDFName.of('ToUnicode')), `${name}: letters that cannot be read back`);
      else {
        const descriptor = object.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
        ask(descriptor?.has(PDFName.of('FontFile2')) === true, `${name}: not within the file`);
      }
    }
  return faults;
}

const nameOf = (dict: PDFDict, key: string): string | undefined =>
  dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText();

type Ask = (holds: boolean, fault: string) => void;

const WITHIN: Readonly<Record<string, readonly string[]>> = {
  Table: ['Caption', 'THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOCI'],
  TOCI: ['Reference'],
};

/** Nesting, scopes of headers, rows of one length, headings without a step left out. */
function walk(root: PDFDict, ask: Ask): void {
  let level = 0;
  const children = (element: PDFDict): readonly PDFDict[] => {
    const kids = element.lookup(PDFName.of('K'));
    const all: readonly PDFObject[] = kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : [];
    return all
      .map((kid) => (kid instanceof PDFRef ? element.context.lookup(kid) : kid))
      .filter((kid): kid is PDFDict => kid instanceof PDFDict && kid.has(PDFName.of('S')));
  };
  const visit = (element: PDFDict): void => {
    const role = nameOf(element, 'S') ?? 'root';
    const own = children(element);
    const kids = element.lookup(PDFName.of('K'));
    const empty = kids === undefined || (kids instanceof PDFArray && kids.size() === 0);
    ask(!empty, `${role}: with nothing in it`);
    const heading = /^H([1-6])$/.exec(role)?.[1];
    if (heading !== undefined) {
      ask(Number(heading) <= level + 1, `H${heading} under H${level}`);
      level = Number(heading);
    }
    const allowed = WITHIN[role];
    for (const kid of own) {
      const name = nameOf(kid, 'S') ?? '?';
      ask(allowed === undefined || allowed.includes(name), `${name} in ${role}`);
    }
    if (role === 'TH') {
      const attributes = element.lookupMaybe(PDFName.of('A'), PDFDict);
      const scope = attributes && nameOf(attributes, 'Scope');
      ask(scope === 'Row' || scope === 'Column', 'a TH without scope');
    }
    if (role === 'Table') {
      const rows = own.flatMap((part) => (nameOf(part, 'S') === 'Caption' ? [] : children(part)));
      const lengths = new Set(rows.map((row) => children(row).length));
      ask(lengths.size === 1, `a table with rows of ${[...lengths].join(' and ')} cells`);
    }
    own.forEach(visit);
  };
  visit(root);
  const next = root.lookupMaybe(PDFName.of('ParentTreeNextKey'), PDFNumber)?.asNumber() ?? 0;
  ask(next > 0, 'no way from what is drawn to what it is');
}
