import { graphql } from './tada.ts';

export const ACCESS_RECORD = graphql(`
  query AccessRecord($kind: AccessKind, $first: Int! = 50, $after: String) {
    accessRecord(kind: $kind, first: $first, after: $after) {
      edges {
        node {
          at
          label {
            nl
            en
          }
          subject
          roleLabel {
            nl
            en
          }
          partnerId
          address
          action
          about
          items
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
