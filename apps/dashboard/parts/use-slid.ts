import { useRef, useState } from 'react';
import { useLocation, useNavigationType } from 'react-router';

export interface Slid {
  readonly shown: number;
  /** The slider was moved there; `replace` from the second move of a visit on. */
  readonly slide: (to: number, set: (replace: boolean) => void) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

/**
 * Where a slider stands whose place is in the address: keys pressed faster than the address follows are not lost,
 * going Back ends that, and Back has one step per visit to the slider, not one per place passed.
 */
export function useSlid(at: number): Slid {
  const byHistory = String(useNavigationType()) === 'POP';
  const { key } = useLocation();
  const [slid, setSlid] = useState<{ readonly to: number; readonly key: string }>();
  const moved = useRef(false);
  return {
    shown: slid && (!byHistory || slid.key === key) ? slid.to : at,
    slide: (to, set) => {
      setSlid({ to, key });
      set(moved.current);
      moved.current = true;
    },
    onFocus: () => (moved.current = false),
    onBlur: () => setSlid(undefined),
  };
}
