import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { EventType } from '../../../graphql/entries.ts';
import type { Receipt } from '../../../api/rest.ts';
import { useText } from '../../../intl/use-text.tsx';
import { Facts, recognisedBy } from '../../../parts/facts.tsx';
import { ReceiptDownload } from '../../../parts/receipt-download.tsx';
import { useView } from '../../../url/use-view.ts';

interface Props {
  readonly receipt: Receipt;
  readonly type: EventType;
  /** The entry to look at; else what was recorded. A correction is seen at the entry that it corrects. */
  readonly entryId: string | undefined;
  /** Begins another like it; undefined where that makes no sense. */
  readonly again: (() => void) | undefined;
}

/** Proof of what was recorded, to print or copy. */
export function ReceiptView({ receipt, type, entryId = receipt.entryId, again }: Props): ReactNode {
  const text = useText();
  const { t, say, moment } = text;
  const { to } = useView();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="panel">
      <div className="notice good">
        <h2 ref={heading} tabIndex={-1}>
          {t('receipt.title')}
        </h2>
        <p>{t('receipt.text', { what: say(type.label), moment: moment(receipt.recordedAt) })}</p>
      </div>
      <Facts of={recognisedBy(receipt, text)} />
      <ReceiptDownload entryId={receipt.entryId} />
      {(receipt.warnings ?? []).map((warning, i) => (
        <p key={i} className="notice care">
          {say(warning.message)}
        </p>
      ))}
      <p className="row no-print">
        {again && (
          <button type="button" className="primary" onClick={again}>
            {t('receipt.again')}
          </button>
        )}
        <Link className="button" to={to(`/gebeurtenissen/${entryId}`)}>
          {t('receipt.see')}
        </Link>
        <Link className="button" to={to('/aanleveren')}>
          {t('receipt.another')}
        </Link>
        <button type="button" onClick={() => window.print()}>
          {t('receipt.print')}
        </button>
      </p>
    </section>
  );
}
