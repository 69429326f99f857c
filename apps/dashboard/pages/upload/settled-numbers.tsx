import type { ReactNode } from 'react';
import type { FileInspection } from '#libs/tabular';
import { useText } from '../../intl/use-text.tsx';
import type { Draft } from './mapping/layout-draft.ts';

interface Props {
  readonly inspected: FileInspection;
  readonly draft: Draft;
  readonly settle: (column: string, decimal: undefined) => void;
}

/** What was settled of numbers that could be two, and the way to unsettle it. */
export function SettledNumbers({ inspected, draft, settle }: Props): ReactNode {
  const { t } = useText();
  return inspected.columns.map(({ name, letter, header }) => {
    const decimal = draft.decimal[name];
    if (decimal === undefined) return null;
    return (
      <p className="row" key={letter}>
        {t(decimal === ',' ? 'upload.settledComma' : 'upload.settledPoint', {
          column: `${letter} (${header})`,
        })}
        <button type="button" className="plain" onClick={() => settle(letter, undefined)}>
          {t('upload.unsettle')}
        </button>
      </p>
    );
  });
}
