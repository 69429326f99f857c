import { graphql, type ResultOf } from './tada.ts';

export const PERIODS = graphql(`
  query Periods($asOf: AsOf) {
    reportingPeriods(asOf: $asOf) {
      period {
        code
      }
      dueOn
      closed
      expected
      made
      complete
    }
  }
`);

/** What is still to be handed in, over all periods; of a partner its own. */
export const DUE = graphql(`
  query Due {
    due {
      partnerId
      period {
        code
      }
      dueOn
      daysLeft
    }
  }
`);

export const SUBMISSIONS = graphql(`
  query Submissions($period: String, $asOf: AsOf) {
    submissions(period: $period, asOf: $asOf) {
      id
      partnerId
      partnerName
      period {
        code
      }
      state
      stateLabel {
        nl
        en
      }
      onTime
      nilReport
      narrative
      nextSteps
      steps {
        entryId
        stateLabel {
          nl
          en
        }
        recordedAt
        reason
      }
    }
  }
`);

export type Submission = ResultOf<typeof SUBMISSIONS>['submissions'][number];

export const SUBMIT = graphql(`
  mutation Submit($period: String!, $narrative: String, $nilReport: Boolean, $nilConfirmed: Boolean) {
    makeSubmission(
      period: $period
      narrative: $narrative
      nilReport: $nilReport
      nilConfirmed: $nilConfirmed
    ) {
      id
    }
  }
`);

export const ASSESS = graphql(`
  mutation Assess($period: String!, $partnerId: String!, $decision: Assessment!, $reason: String) {
    assessSubmission(period: $period, partnerId: $partnerId, decision: $decision, reason: $reason) {
      id
    }
  }
`);
