import { FileReading } from './file-reading.ts';
import type { ReaderRequest, ReaderMessage } from './protocol.ts';

const reading = new FileReading();
const post = (message: ReaderMessage): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ReaderRequest & { readonly id: number }>) => {
  const { id } = data;
  reading
    .answer(data, (rows) => post({ id, rows }))
    .then(
      (answer) => post({ id, answer }),
      (error: unknown) => post({ id, error: String(error) }),
    );
});
