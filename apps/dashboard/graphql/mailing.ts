import { graphql, type ResultOf } from './tada.ts';

/** Whether mail goes out, to whom, and what came of the newest. */
export const MAILING = graphql(`
  query Mailing {
    mailing {
      enabled
      partnerIds
      mails {
        id
        partnerId
        period {
          code
        }
        state
        since
      }
    }
  }
`);

export const MAIL_LATE = graphql(`
  mutation MailLate {
    mailLate {
      mails {
        id
      }
    }
  }
`);

export type ReminderMail = ResultOf<typeof MAILING>['mailing']['mails'][number];
