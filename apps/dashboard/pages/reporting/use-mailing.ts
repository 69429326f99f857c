import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { MAIL_LATE, MAILING, type ReminderMail } from '../../graphql/mailing.ts';
import { useApi, useWrite } from '../../api/use-api.ts';
import { useRights } from '../../session/use-programme.tsx';

/** How often, and how many times, it is asked what became of a mail that waits. */
const [EVERY, TIMES] = [2_000, 15] as const;

export interface MailingNow {
  readonly enabled: boolean;
  readonly partnerIds: readonly string[];
  /** The newest about one submission. */
  readonly mailOf: (partnerId: string, period: string) => ReminderMail | undefined;
  readonly write: ReturnType<typeof useWrite<unknown, Record<string, never>>>;
  readonly sent: boolean;
  readonly send: () => void;
}

/** Mail to who is late: undefined for who is not of the office, and while it is asked. */
export function useMailing(): MailingNow | undefined {
  const { office } = useRights();
  const client = useQueryClient();
  const query = useApi(MAILING, {}, { enabled: office });
  const write = useWrite(MAIL_LATE);
  const [sent, setSent] = useState(false);
  const [looks, setLooks] = useState(0);
  const mailing = query.data?.mailing;
  const waits = sent && looks < TIMES && mailing?.mails.some(({ state }) => state === 'WAITING') === true;
  useEffect(() => {
    if (!waits) return undefined;
    const again = setTimeout(() => {
      setLooks((count) => count + 1);
      void client.invalidateQueries();
    }, EVERY);
    return () => clearTimeout(again);
  }, [waits, looks, client]);
  if (!mailing) return undefined;
  return {
    ...mailing,
    mailOf: (partnerId, period) =>
      mailing.mails.find((mail) => mail.partnerId === partnerId && mail.period.code === period),
    write,
    sent,
    send: () =>
      write.mutate(
        {},
        {
          onSuccess: () => {
            setLooks(0);
            setSent(true);
          },
        },
      ),
  };
}
