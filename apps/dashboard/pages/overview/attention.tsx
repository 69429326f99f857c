import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePeriodName, usePeriodPhrase } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Badge, PlanBadge } from '../../parts/badge.tsx';
import { plannedText, valueText } from '../../parts/figure-text.ts';
import { useMoment } from '../../session/use-moment.ts';
import { usePartnerName, useProgramme, useRights, useScopeName } from '../../session/use-programme.tsx';
import { useView } from '../../url/use-view.ts';
import { MailLate } from '../reporting/mail-late.tsx';
import { useAttention } from './use-attention.ts';

/**
 * Where attention is needed, by name: indicators and areas behind their target, silent areas, partners that are late,
 * findings.
 */
export function Attention(): ReactNode {
  const { t } = useText();
  const { to } = useView();
  const { findings, behind, silent, late } = useAttention();
  const nothing = behind?.length === 0 && silent?.length === 0 && !late?.length && !findings;
  return (
    <section className="section panel" data-attention aria-busy={!behind || !silent}>
      <h2>{t('attention.title')}</h2>
      {nothing ? (
        <p className="notice good">{t('attention.none')}</p>
      ) : (
        <div className="since">
          <Behind />
          <Silent />
          <Late />
          {findings !== undefined && findings > 0 && (
            <div>
              <h3>{t('quality.findings')}</h3>
              <p className="links">
                <Link to={to('/datakwaliteit')}>{t('attention.findings', { count: findings })}</Link>
              </p>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function Behind(): ReactNode {
  const text = useText();
  const { t, say } = text;
  const { to } = useView();
  const scopeName = useScopeName();
  const { behind = [] } = useAttention();
  if (behind.length === 0) return null;
  return (
    <div>
      <h3>{t('attention.behind')}</h3>
      <ul className="plain-list small">
        {behind.map(({ kpi, scope, status, value, planned }) => (
          <li key={`${kpi.code} ${scope}`} className="links" data-behind={`${kpi.code} ${scope}`}>
            <PlanBadge status={status} />{' '}
            <Link to={to(`/indicatoren/${kpi.code}`, { gebied: scope === 'NL' ? undefined : scope })}>
              {say(kpi.label)}
            </Link>
            {scope === 'NL' ? '' : `, ${scopeName(scope)}`}:{' '}
            {t('attention.against', {
              value: valueText(kpi, value, text),
              planned: plannedText(kpi, planned, text),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Silent(): ReactNode {
  const { t, say } = useText();
  const { to } = useView();
  const { kpis } = useProgramme();
  const scopeName = useScopeName();
  const periodPhrase = usePeriodPhrase();
  const { silent = [], period } = useAttention();
  if (silent.length === 0) return null;
  return (
    <div>
      <h3>{t('attention.silent', { period: periodPhrase(period) })}</h3>
      <ul className="plain-list small">
        {silent.map(({ scope, codes }) => (
          <li key={scope} className="links" data-silent={scope}>
            <Link to={to(`/gebieden/${scope}`)}>{scopeName(scope)}</Link>:{' '}
            {kpis
              .filter(({ code }) => codes.includes(code))
              .map(({ label }) => say(label).toLowerCase())
              .join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Late(): ReactNode {
  const { t, number } = useText();
  const { to } = useView();
  const { partnerId } = useRights();
  const { past } = useMoment();
  const partnerName = usePartnerName();
  const periodName = usePeriodName();
  const { late = [] } = useAttention();
  if (late.length === 0 || partnerId !== null || past) return null;
  return (
    <div>
      <h3>{t('attention.late')}</h3>
      <ul className="plain-list small">
        {late.map(({ partnerId: whose, period, daysLeft }) => (
          <li key={`${whose} ${period.code}`} className="links" data-late={whose}>
            <Link to={to('/inzendingen', { periode: period.code })}>{partnerName(whose)}</Link>,{' '}
            {periodName(period.code)} <Badge tone="bad">{t('due.late', { days: number(-daysLeft) })}</Badge>
          </li>
        ))}
      </ul>
      <MailLate due={late} />
    </div>
  );
}
