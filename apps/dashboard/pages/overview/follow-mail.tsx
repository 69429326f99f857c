import type { ReactNode } from 'react';
import { useApi, useWrite } from '../../api/use-api.ts';
import { FOLLOW_BY_MAIL, FOLLOW_MAILING } from '../../graphql/mailing.ts';
import { useText } from '../../intl/use-text.tsx';
import { Failure } from '../../parts/states.tsx';
import { isSame, type Followed } from '../../session/kept.ts';
import { useRights, useScopeName } from '../../session/use-programme.tsx';

const sameOnes = (a: readonly Followed[], b: readonly Followed[]): boolean =>
  a.length === b.length && a.every((each) => b.some((one) => isSame(one, each)));

/**
 * Mail about what is followed: on, brought up to date with what this browser follows, and off; nothing where no mail
 * is sent.
 */
export function FollowMail({ followed }: { readonly followed: readonly Followed[] }): ReactNode {
  const { t, date } = useText();
  const { figures } = useRights();
  const scopeName = useScopeName();
  const query = useApi(FOLLOW_MAILING, {}, { enabled: figures });
  const write = useWrite(FOLLOW_BY_MAIL);
  const mailing = query.data?.followMailing;
  if (!mailing?.enabled) return null;
  const { until, followed: mailed } = mailing;
  const isOn = until !== null;
  if (!isOn && followed.length === 0) return null;
  if (!isOn && !mailing.hasAddress)
    return <p className="hint">{t('follow.noAddress', { subject: mailing.subject })}</p>;
  const ask = (wanted: readonly Followed[]): void =>
    write.mutate({ followed: wanted.map(({ kpis, scope }) => ({ kpis: [...kpis], scope })) });
  const names = mailed.map(({ kpis, scope }) =>
    kpis.length === 1 ? `${kpis[0] ?? ''} ${scopeName(scope)}` : scopeName(scope),
  );
  return (
    <div className="no-print" data-follow-mail={isOn ? 'on' : 'off'}>
      {isOn && (
        <p className="small">
          {t('follow.mailed', { what: names.join(', '), day: date(until.slice(0, 10)) })}
        </p>
      )}
      {write.error && <Failure error={write.error} />}
      <p className="row">
        {followed.length > 0 && !(isOn && sameOnes(followed, mailed)) && (
          <button type="button" disabled={write.isPending} onClick={() => ask(followed)}>
            {t(isOn ? 'follow.mailRenew' : 'follow.mailOn')}
          </button>
        )}
        {isOn && (
          <button type="button" disabled={write.isPending} onClick={() => ask([])}>
            {t('follow.mailOff')}
          </button>
        )}
      </p>
    </div>
  );
}
