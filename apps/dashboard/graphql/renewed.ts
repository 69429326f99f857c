import { useSyncExternalStore } from 'react';

let renewed = false;
const listeners = new Set<() => void>();

/** The server is of another version than this page: said once, kept until the page is loaded again. */
export function setRenewed(): void {
  renewed = true;
  for (const listener of listeners) listener();
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useRenewed = (): boolean => useSyncExternalStore(listen, () => renewed);
