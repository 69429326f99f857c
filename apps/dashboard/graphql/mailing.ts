import { graphql, type ResultOf } from './tada.ts';

/** Whether mail goes out, to whom, and what came of the newest. */
export const MAILING = graphql(`
  query Mailing {
    mailing {
      enabled
      partnerIds
      mails {
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

/** Whether the reader is mailed about what it follows. */
export const FOLLOW_MAILING = graphql(`
  query FollowMailing {
    followMailing {
      enabled
      hasAddress
      subject
      followed {
        kpis
        scope
      }
      until
    }
  }
`);

/** Nothing followed is off. */
export const FOLLOW_BY_MAIL = graphql(`
  mutation FollowByMail($followed: [FollowedInput!]!) {
    followByMail(followed: $followed) {
      until
    }
  }
`);
