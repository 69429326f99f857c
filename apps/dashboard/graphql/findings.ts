import { graphql, type ResultOf } from './tada.ts';

export const FINDINGS = graphql(`
  query Findings(
    $first: Int!
    $after: String
    $partnerId: String
    $kind: FindingKind
    $status: FindingStatus
    $asOf: AsOf
  ) {
    findings(first: $first, after: $after, partnerId: $partnerId, kind: $kind, status: $status, asOf: $asOf) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          findingId
          kind
          kindLabel {
            nl
            en
          }
          message {
            nl
            en
          }
          neighbourhoodId
          partnerId
          status
          acceptance {
            reason
          }
          entries(first: 3) {
            totalCount
            edges {
              node {
                entryId
                label {
                  nl
                  en
                }
                occurredOn
              }
            }
          }
        }
      }
    }
  }
`);

export type Finding = ResultOf<typeof FINDINGS>['findings']['edges'][number]['node'];
