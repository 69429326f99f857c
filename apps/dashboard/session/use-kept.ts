import { useState } from 'react';
import { readKept, writeKept, type ReaderState } from './kept.ts';
import { useProgramme } from './use-programme.tsx';

/** What this reader keeps in this browser, and how to change it. */
export function useKept(): readonly [ReaderState, (change: (now: ReaderState) => ReaderState) => void] {
  const { me } = useProgramme();
  const reader = `${me.role}:${me.subject}`;
  const [kept, setKept] = useState(() => readKept(localStorage, reader));
  const change = (by: (now: ReaderState) => ReaderState): void => {
    // Another tab may have changed it meanwhile.
    const next = by(readKept(localStorage, reader));
    writeKept(localStorage, reader, next);
    setKept(next);
  };
  return [kept, change];
}
