import { graphql, type ResultOf } from './tada.ts';

/** Questions with their answers, the newest first. */
export const QUESTIONS = graphql(`
  query Questions($period: String, $partnerId: String, $kpi: String, $waitsFor: Speaker, $asOf: AsOf) {
    questions(period: $period, partnerId: $partnerId, kpi: $kpi, waitsFor: $waitsFor, asOf: $asOf) {
      entryId
      partnerId
      partnerName
      period {
        code
      }
      kpi
      scope
      by
      message
      recordedAt
      waitsFor
      answers {
        entryId
        by
        message
        recordedAt
      }
    }
  }
`);

export type Question = ResultOf<typeof QUESTIONS>['questions'][number];
