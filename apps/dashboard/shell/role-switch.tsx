import { useId, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { DEMO_AUDITOR, DEMO_MINISTRY, DEMO_OFFICE, DEMO_PARTNER, useSession } from '../session/session.tsx';
import { useProgramme } from '../session/use-programme.tsx';
import { Who } from './who.tsx';

/** In demo mode a visitor chooses who to be; otherwise it says who one is and lets one leave. */
export function RoleSwitch(): ReactNode {
  const { demo, byCookie, token, enter } = useSession();
  const { partners, me } = useProgramme();
  const { t, say } = useText();
  const id = useId();
  if (byCookie) return <Who />;
  if (!demo)
    return (
      <button type="button" onClick={() => enter(undefined)}>
        {t('shell.leave', { role: say(me.roleLabel) })}
      </button>
    );
  return (
    <label htmlFor={id}>
      {t('shell.role')}
      <select id={id} value={token} onChange={({ target }) => enter(target.value)}>
        <option value={DEMO_OFFICE}>{t('role.programme-office')}</option>
        <option value={DEMO_AUDITOR}>{t('role.auditor')}</option>
        <option value={DEMO_MINISTRY}>{t('role.ministry')}</option>
        <optgroup label={t('role.partners')}>
          {partners.map(({ partnerId, name }) => (
            <option key={partnerId} value={`${DEMO_PARTNER}${partnerId}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
