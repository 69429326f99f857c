import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';

GlobalWorkerOptions.workerSrc = pathToFileURL(
  createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
).href;

/** A piece of text where it stands, in points from the bottom left. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface Element {
  readonly role: string;
  readonly text: string;
  readonly children: readonly Element[];
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  /** What is read aloud, as the structure orders it. */
  readonly structure: readonly Element[];
  /** Running heads, repeated header rows: seen and not read. */
  readonly artifacts: string;
  /** Neither in the structure nor an artifact: there should be none. */
  readonly unmarked: string;
  readonly links: number;
}

export interface Pdf {
  readonly marked: boolean;
  readonly info: Readonly<Record<string, unknown>>;
  readonly metadata: (name: string) => string | null;
  readonly showsTitle: boolean;
  readonly outline: readonly {
    readonly title: string;
    readonly items: readonly { readonly title: string }[];
  }[];
  readonly pages: readonly PdfPage[];
}

/** A PDF as another program (pdf.js) reads it. */
export async function readPdf(bytes: Buffer): Promise<Pdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const file = await loading.promise;
  const { info, metadata } = await file.getMetadata();
  const pages: PdfPage[] = [];
  for (let number = 1; number <= file.numPages; number++) pages.push(await readPage(file, number));
  const preferences = (await file.getViewerPreferences()) as Record<string, unknown> | null;
  const read = {
    marked: (await file.getMarkInfo())?.Marked ?? false,
    info: info as Record<string, unknown>,
    metadata: (name: string) =>
      (metadata as { get: (name: string) => string | null } | null)?.get(name) ?? null,
    showsTitle: preferences?.['DisplayDocTitle'] === true,
    outline: (await file.getOutline()) ?? [],
    pages,
  };
  await loading.destroy();
  return read;
}

type File = Awaited<ReturnType<typeof getDocument>['promise']>;

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

async function readPage(file: File, number: number): Promise<PdfPage> {
  const page = await file.getPage(number);
  const [, , width = 0, height = 0] = page.view;
  const texts: PlacedText[] = [];
  const marked = new Map<string, string>();
  let [artifacts, unmarked] = ['', ''];
  const open: (string | null)[] = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  for (const item of items) {
    if ('str' in item) {
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      const id = open.at(-1);
      // Without height: a space, or a next line.
      if (item.height > 0) texts.push({ text: item.str, x, y, width: item.width, size });
      const said = item.hasEOL ? `${item.str}\n` : item.str;
      if (id === undefined) unmarked += said;
      else if (id === null) artifacts += `${said}\n`;
      else marked.set(id, (marked.get(id) ?? '') + said);
    } else if (item.type === 'endMarkedContent') open.pop();
    else {
      const id = (item as { tag?: string }).tag === 'Artifact' ? null : (item.id ?? null);
      open.push(id);
      if (id !== null) marked.set(id, '');
    }
  }
  // What goes on from or to another page comes along without what stands there.
  const isHere = (node: Node): boolean =>
    node.id === undefined ? (node.children ?? []).some(isHere) : marked.has(node.id);
  const element = (node: Node): Element => {
    const own = (node.children ?? []).filter(isHere);
    const texts = own.map(({ type, id }) =>
      type === 'content' && id !== undefined ? (marked.get(id) ?? '') : '',
    );
    return {
      role: node.role ?? '',
      text: texts.join(' ').replace(/\s+/g, ' ').trim(),
      children: own.filter(({ role }) => role !== undefined).map(element),
    };
  };
  const tree = (await page.getStructTree()) as Node | null;
  return {
    width,
    height,
    texts,
    artifacts,
    unmarked: unmarked.trim(),
    structure: tree ? element(tree).children : [],
    links: ((await page.getAnnotations()) as unknown[]).length,
  };
}

/** Every element with a role, in reading order. */
export const elements = (from: readonly Element[], role: string): readonly Element[] =>
  from.flatMap((one) => [...(one.role === role ? [one] : []), ...elements(one.children, role)]);

/** Pairs of texts on a page of which one stands on the other, and texts that stand outside it. */
export function faultsOf({ texts, width, height }: PdfPage): readonly string[] {
  const boxes = texts
    .filter(({ text }) => text.trim() !== '')
    .map((one) => ({
      ...one,
      left: one.x + 0.3,
      right: one.x + one.width - 0.3 - (/\s+$/.test(one.text) ? one.size * 0.2 : 0),
      low: one.y - one.size * 0.15,
      high: one.y + one.size * 0.65,
    }));
  return boxes.flatMap((a, i) => {
    const outside = a.left < 20 || a.right > width - 20 || a.low < 15 || a.high > height - 15;
    const under = boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.low < b.high && b.low < a.high);
    return [...(outside ? [`${a.text} is outside`] : []), ...under.map((b) => `${a.text} | ${b.text}`)];
  });
}
