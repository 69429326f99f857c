import { graphql, type ResultOf } from './tada.ts';

const KNOWN = graphql(`
  fragment KnownFields on KnownFigure @_unmask {
    position
    referenceDate
    status
    value
  }
`);

export const HISTORY = graphql(
  `
    query History(
      $kpi: String!
      $scope: String!
      $period: String!
      $by: StepsBy!
      $recordedFrom: Date
      $recordedTo: Date
      $asOf: AsOf
      $after: String
    ) {
      figureHistory(
        kpi: $kpi
        scope: $scope
        period: $period
        cumulative: true
        by: $by
        recordedFrom: $recordedFrom
        recordedTo: $recordedTo
        asOf: $asOf
        first: 100
        after: $after
      ) {
        steps {
          recordedAt
          before {
            ...KnownFields
          }
          after {
            ...KnownFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [KNOWN],
);

export type FigureHistory = ResultOf<typeof HISTORY>['figureHistory'];
export type HistoryStep = FigureHistory['steps'][number];
