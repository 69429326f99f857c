import { useState, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { usePinned } from '../session/use-pinned.ts';

/**
 * Puts the address that keeps showing this state on the clipboard; where that may not be, it shows it to copy by
 * hand.
 */
export function CopyAddress(): ReactNode {
  const { t } = useText();
  const address = usePinned();
  const [copied, setCopied] = useState<string>();
  const [shown, setShown] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(address);
    } catch {
      setShown(true);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {t('download.address')}
      </button>
      <span role="status" className="small">
        {copied === address && t('moment.copied')}
      </span>
      {shown && (
        <input
          readOnly
          aria-label={t('download.address')}
          value={address}
          onFocus={({ target }) => target.select()}
        />
      )}
    </>
  );
}
