import { FileReading } from './file-reading.ts';
import type { ReaderRequest, ReaderMessage } from './protocol.ts';

const reading = new FileReading();
const tell = (message: ReaderMessage): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ReaderRequest & { readonly id: number }>) => {
  const { id } = data;
  reading
    .answer(data, (rows) => tell({ id, rows }))
    .then(
      (answer) => tell({ id, answer }),
      (error: unknown) => tell({ id, error: String(error) }),
    );
});
