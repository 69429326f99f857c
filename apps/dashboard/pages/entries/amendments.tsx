import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EventTypeName } from '../../graphql/tada.ts';
import { useText } from '../../intl/use-text.tsx';
import { useView } from '../../url/use-view.ts';

interface Act {
  readonly name: EventTypeName;
  readonly path: string;
  readonly label: string;
  readonly danger: boolean;
}

const ACTS = [
  { name: 'EntryCorrected', path: 'corrigeren', label: 'entry.correct', danger: false },
  { name: 'EntryRetracted', path: 'intrekken', label: 'entry.retract', danger: true },
  { name: 'EntryReinstated', path: 'herstellen', label: 'entry.reinstate', danger: false },
] as const satisfies readonly Act[];

interface Props {
  readonly entryId: string;
  readonly amendments: readonly string[];
}

/** The ways to what can be done about an entry now: what the server would refuse is not offered. */
export function Amendments({ entryId, amendments }: Props): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const acts = ACTS.filter(({ name }) => amendments.includes(name));
  if (acts.length === 0) return null;
  return (
    <p className="row no-print">
      {acts.map(({ name, path, label, danger }) => (
        <Link
          key={name}
          className={danger ? 'button danger' : 'button'}
          to={to(`/aanleveren/${entryId}/${path}`)}
        >
          {t(label)}
        </Link>
      ))}
    </p>
  );
}
