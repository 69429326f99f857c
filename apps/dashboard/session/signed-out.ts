import { useSyncExternalStore } from 'react';

const CHANNEL = 'wijkspoor-session';
const listeners = new Set<() => void>();
let signedOut = false;

function set(next: boolean): void {
  if (signedOut === next) return;
  signedOut = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The server knew nobody by this browser's session: told by whatever asked. */
export const setSignedOut = (): void => set(true);
/** The session works again. */
export const setSignedIn = (): void => set(false);

/** Whether the last that was heard is that the session is over. */
export const useSignedOut = (): boolean => useSyncExternalStore(subscribe, () => signedOut);

/** Tells the other tabs of this browser that somebody signed in. */
export function notifyOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('in');
  channel.close();
}

/** Calls when another tab signed in; answers how to stop. */
export function onOtherTab(heard: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = heard;
  return () => channel.close();
}
