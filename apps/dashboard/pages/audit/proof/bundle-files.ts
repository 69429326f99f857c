import type { Source } from '#libs/verifier';

/** A file as a browser gives it of a folder that was chosen: its path begins with the name of that folder. */
export type ChosenFile = Pick<File, 'webkitRelativePath' | 'stream'>;

/** The bundle in a folder that a reader chose. Files are read here, piece by piece, and sent nowhere. */
export function chosenFolder(files: readonly ChosenFile[]): Source {
  const byPath = new Map(files.map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file]));
  return {
    paths: () => Promise.resolve([...byPath.keys()]),
    chunks: (path) => {
      const file = byPath.get(path);
      return file && piecesOf(file.stream());
    },
  };
}

/** Not every browser lets a stream be iterated. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
