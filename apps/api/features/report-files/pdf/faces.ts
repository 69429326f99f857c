import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { faceFile, type FaceName } from './face-files.js';

export interface Faces {
  readonly files: Readonly<Record<FaceName, Buffer>>;
  /** Whether every face has a glyph for it. */
  readonly has: (codePoint: number) => boolean;
}

let loaded: Faces | undefined;

/** The letters of the PDF: Source Sans 3 (OFL), as in the monitor. Read once. */
export function faces(): Faces {
  loaded ??= load();
  return loaded;
}

function load(): Faces {
  const read = (name: FaceName): Buffer => readFileSync(faceFile(name));
  const files = { regular: read('regular'), semibold: read('semibold') };
  const known = Object.values(files).map((file) => new Set(codePointsOf(file)));
  return { files, has: (codePoint) => known.every((set) => set.has(codePoint)) };
}

function codePointsOf(file: Buffer): readonly number[] {
  const font = create(file);
  if (!('characterSet' in font)) throw new Error('a collection of fonts, not a font');
  return font.characterSet;
}
