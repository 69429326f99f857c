import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EVENT_TYPES } from '../../graphql/entries.ts';
import { useApi } from '../../api/use-api.ts';
import { useText } from '../../intl/use-text.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { useRights } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';

/** The sender's own id of an item: behind what it is and whose. */
const ownId = (id: string): string => id.split(':').slice(2).join(':');

interface Props {
  readonly item: {
    readonly id: string;
    readonly nextSteps: readonly string[];
    readonly partnerId: string | null;
    readonly neighbourhoodId: string | null;
  };
}

/** The steps that can be recorded of an item, each a form that knows already which item it is about. */
export function NextSteps({ item }: Props): ReactNode {
  const { t, say } = useText();
  const { to } = useView();
  const { past } = useMoment();
  const { partnerId, mayPost } = useRights();
  const types = useApi(EVENT_TYPES, {});
  if (past || partnerId === null || partnerId !== item.partnerId) return null;
  const steps = item.nextSteps.flatMap(
    (name) => types.data?.eventTypes.filter((type) => type.name === name && mayPost(type)) ?? [],
  );
  if (steps.length === 0) return null;
  return (
    <p className="row links no-print" data-next-steps>
      {t('register.next')}
      {steps.map(({ name, label }) => (
        <Link
          key={name}
          to={to(`/aanleveren/nieuw/${name}`, {
            onderwerp: ownId(item.id),
            waar: item.neighbourhoodId ?? undefined,
          })}
        >
          {say(label)}
        </Link>
      ))}
    </p>
  );
}
