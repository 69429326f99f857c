import { graphql } from './tada.ts';

/** The newest entries that begin or end something, with what that is. */
export const OWN_THINGS = graphql(`
  query OwnThings($filter: EntryFilter) {
    entries(first: 100, filter: $filter) {
      edges {
        node {
          name
          subject
          occurredOn
          neighbourhoodId
          brief {
            nl
            en
          }
        }
      }
    }
  }
`);
