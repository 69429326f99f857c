import { useState } from 'react';

/** What was thrown, as an error. */
export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));

/** What is done by the press of a button: whether it is under way, and why it did not come about. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  /** Resolves to whether it came about. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
      return true;
    } catch (thrown) {
      setError(asError(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, attempt };
}
