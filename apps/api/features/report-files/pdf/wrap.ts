/** Not between words and the change or the amount that they name: `nagekomen −2`. */
const BREAK = / (?![+−])/;

/** The width of a text in points. */
export type Measure = (text: string) => number;

/**
 * A text in lines of at most `width` points; a line break of its own stays one. A word that is wider than a line is
 * broken where it must be. All lines of a paragraph but the last end in a space, so that what reads the file finds
 * words apart.
 */
export function wrap(text: string, width: number, measure: Measure): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, measure));
}

function wrapParagraph(text: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  const space = measure(' ');
  let [line, reached] = ['', 0];
  for (const word of text.split(BREAK).filter((one) => one !== '')) {
    const own = measure(word);
    if (line !== '' && reached + space + own <= width) {
      line = `${line} ${word}`;
      reached += space + own;
      continue;
    }
    if (line !== '') lines.push(`${line} `);
    const pieces = pieceWise(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    reached = measure(line);
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function pieceWise(word: string, width: number, measure: Measure): readonly string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && measure(piece + character) > width) {
      const at = Math.max(...['-', '/', '.', '_', '@'].map((mark) => piece.lastIndexOf(mark))) + 1;
      const end = at > piece.length / 2 ? at : piece.length;
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
    }
    piece += character;
  }
  return [...pieces, piece];
}
