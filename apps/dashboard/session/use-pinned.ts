import { useLocation } from 'react-router';
import { useMoment } from './use-moment.ts';
import { useProgramme } from './use-programme.tsx';

/**
 * The address of what the page shows that keeps showing it: with its period and with the place in the log, so that
 * what is recorded later changes nothing. Where the reader does not see the log it is the address as it is.
 */
export function usePinned(): string {
  const { log } = useProgramme();
  const { stand, bekend } = useMoment();
  const { pathname, search } = useLocation();
  const pinned = new URLSearchParams(search);
  pinned.set('stand', stand);
  if (bekend === undefined && log) pinned.set('bekend', `p${log.position}`);
  return `${window.location.origin}${pathname}?${pinned.toString()}`;
}
