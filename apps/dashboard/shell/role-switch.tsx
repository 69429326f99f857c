import { useId, type ReactNode } from 'react';
import { useText } from '../intl/use-text.tsx';
import { Options } from '../parts/field.tsx';
import { demoToken, useSession } from '../session/session.tsx';
import { dropAllDrafts } from '../session/drafts.ts';
import { useProgramme } from '../session/use-programme.tsx';
import { Who } from './who.tsx';

/** In demo mode a visitor chooses who to be; otherwise it says who one is and lets one leave. */
export function RoleSwitch(): ReactNode {
  const { demo, byCookie, token, enter } = useSession();
  const { partners, me, roles } = useProgramme();
  const { t, say } = useText();
  const id = useId();
  if (byCookie) return <Who />;
  if (!demo)
    return (
      <button
        type="button"
        onClick={() => {
          dropAllDrafts(localStorage);
          enter(undefined);
        }}
      >
        {t('shell.leave', { role: say(me.roleLabel) })}
      </button>
    );
  return (
    <label htmlFor={id}>
      <span className="role-label">{t('shell.role')}</span>
      <select
        id={id}
        aria-label={t('shell.role')}
        value={token}
        onChange={({ target }) => enter(target.value)}
      >
        <Options
          of={roles
            .filter(({ forPartner }) => !forPartner)
            .map(({ role, label }) => [demoToken(role), say(label)])}
        />
        {roles
          .filter(({ forPartner }) => forPartner)
          .map(({ role, label }) => (
            <optgroup key={role} label={say(label)}>
              <Options of={partners.map(({ partnerId, name }) => [demoToken(role, partnerId), name])} />
            </optgroup>
          ))}
      </select>
    </label>
  );
}
