import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { HELD_BACK, PUBLISH, type Edition } from '../../graphql/editions.ts';
import { PERIODS } from '../../graphql/submissions.ts';
import { useApi, useWrite } from '../../api/use-api.ts';
import { periodsUntil, usePeriodName } from '../../intl/period-name.ts';
import { useText } from '../../intl/use-text.tsx';
import { Field, Options, submitting, TextField } from '../../parts/field.tsx';
import { HeldBack } from '../../parts/held-back.tsx';
import { Answer, Failure } from '../../parts/states.tsx';
import { useMoment } from '../../session/use-moment.ts';
import { periodOf } from '../../url/period.ts';
import { useView } from '../../url/use-view.ts';
import { Confirmation } from './confirmation.tsx';
import { Preview } from './preview.tsx';

const STATUSES = ['PROVISIONAL', 'REVISED_PROVISIONAL', 'FINAL'] as const;
const PROFILES = ['INTERNAL', 'NATIONAL', 'PUBLIC'] as const;

/**
 * The edition that one of this period is held against: that in force of the period itself, or the newest of an
 * earlier one.
 */
function before(editions: readonly Edition[], period: string): Edition | undefined {
  const inForce = editions.filter(({ standing }) => standing === 'IN_FORCE');
  const end = periodOf(period)?.to ?? '';
  return (
    inForce.find((edition) => edition.period.code === period) ??
    inForce
      .filter((edition) => edition.period.to <= end)
      .sort((a, b) => (a.period.to < b.period.to ? 1 : -1))[0]
  );
}

/** Periods to choose from, those that partners were asked to report on first. */
function usePeriods(): readonly string[] {
  const { newest } = useMoment();
  const { data } = useApi(PERIODS, {});
  const reportedOn = (data?.reportingPeriods ?? []).map(({ period }) => period.code);
  return [...new Set([...reportedOn.reverse(), ...periodsUntil(newest)])];
}

/**
 * The programme office publishes an edition of what is recorded now, after seeing what it would say; an earlier one
 * of the period is then superseded.
 */
export function Publish({ editions }: { readonly editions: readonly Edition[] }): ReactNode {
  const { t } = useText();
  const periods = usePeriods();
  const periodName = usePeriodName();
  const [period, setPeriod] = useState('');
  return (
    <section className="section panel no-print" data-publish>
      <h2>{t('publish.title')}</h2>
      <p>{t('publish.text')}</p>
      <Field label={t('submission.period')}>
        {(tied) => (
          <div>
            <select {...tied} value={period} onChange={({ target }) => setPeriod(target.value)}>
              <Options of={periods.map((code) => [code, periodName(code)])} any={t('publish.choose')} />
            </select>
          </div>
        )}
      </Field>
      {period !== '' && (
        <>
          <Preview period={period} before={before(editions, period)} />
          <PublishForm key={period} period={period} before={before(editions, period)} />
        </>
      )}
    </section>
  );
}

interface Props {
  readonly period: string;
  readonly before: Edition | undefined;
}

function PublishForm({ period, before: last }: Props): ReactNode {
  const { t } = useText();
  const navigate = useNavigate();
  const { to } = useView();
  const write = useWrite(PUBLISH);
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [status, setStatus] = useState<(typeof STATUSES)[number]>('PROVISIONAL');
  const [profile, setProfile] = useState<(typeof PROFILES)[number]>('INTERNAL');
  const replaced = last?.period.code === period ? last : undefined;
  const publish = (): void =>
    write.mutate(
      {
        input: {
          period,
          status,
          disclosureProfile: profile,
          title: title.trim() || undefined,
          supersedesEditionId: replaced?.editionId,
          reason: replaced && reason.trim(),
        },
      },
      { onSuccess: ({ publishEdition }) => void navigate(to(`/rapportages/${publishEdition.editionId}`)) },
    );
  return (
    <form className="form" onSubmit={submitting(publish)}>
      <Choice label={t('table.state')} options={STATUSES} value={status} pick={setStatus} />
      <Choice
        label={t('publish.profile')}
        options={PROFILES}
        value={profile}
        pick={setProfile}
        hint={t('publish.profileHint')}
      />
      <TextField label={`${t('download.title')} (${t('form.optional')})`} value={title} set={setTitle} />
      {replaced && <TextField label={t('publish.reason')} required value={reason} set={setReason} />}
      <HeldBackIfPublished period={period} />
      <Confirmation word={period} onChange={setSure} />
      {write.error && <Failure error={write.error} />}
      <div>
        <button className="primary" disabled={write.isPending || !sure}>
          {t(write.isPending ? 'form.busy' : 'publish.go')}
        </button>
      </div>
    </form>
  );
}

/**
 * Why outsiders would see nothing about people of an edition of a period that is published now: where it is
 * confirmed, so that a phone shows it together with the button.
 */
function HeldBackIfPublished({ period }: { readonly period: string }): ReactNode {
  const query = useApi(HELD_BACK, { period });
  return <Answer query={query}>{({ heldBackIfPublished }) => <HeldBack why={heldBackIfPublished} />}</Answer>;
}

/** One of a few, by the words of publish. */
function Choice<T extends (typeof STATUSES)[number] | (typeof PROFILES)[number]>({
  label,
  options,
  value,
  pick,
  hint,
}: {
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly pick: (value: T) => void;
  readonly hint?: string;
}): ReactNode {
  const { t } = useText();
  return (
    <Field label={label}>
      {(tied) => (
        <div>
          <select
            {...tied}
            value={value}
            aria-describedby={hint === undefined ? undefined : `${tied.id}-hint`}
            onChange={({ target }) => pick(options.find((each) => each === target.value) ?? value)}
          >
            <Options of={options.map((each) => [each, t(`publish.${each}`)])} />
          </select>
          {hint !== undefined && (
            <p className="hint" id={`${tied.id}-hint`}>
              {hint}
            </p>
          )}
        </div>
      )}
    </Field>
  );
}
