import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { carried, viewOf, type View } from './view.ts';

export interface UseView {
  readonly view: View;
  readonly search: URLSearchParams;
  /** Changes names of the address; undefined takes one out. `replace` adds no step to Back. */
  readonly change: (changes: Readonly<Record<string, string | undefined>>, replace?: boolean) => void;
  /** An address of another page that shows the same state. */
  readonly to: (path: string, more?: Readonly<Record<string, string | undefined>>) => string;
}

/** What the address says, and ways to other addresses. */
export function useView(): UseView {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => viewOf(search), [search]);
  const change = useCallback<UseView['change']>(
    (changes, replace = false) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace, preventScrollReset: true },
      ),
    [setSearch],
  );
  const to = useCallback<UseView['to']>((path, more) => `${path}${carried(search, more)}`, [search]);
  return { view, search, change, to };
}
