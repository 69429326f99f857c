import { useEffect, useRef } from 'react';
import { WorkerReader } from './reading/worker-reader.ts';

/** The reader of files of this page: one worker, ended with the page. */
export function useReader(): () => WorkerReader {
  const reader = useRef<WorkerReader>(undefined);
  useEffect(
    () => () => {
      reader.current?.close();
      reader.current = undefined;
    },
    [],
  );
  return () => (reader.current ??= new WorkerReader());
}
