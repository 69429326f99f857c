import { graphql, type ResultOf } from './tada.ts';

export const LINKAGES = graphql(`
  query Linkages($first: Int!, $after: String, $filter: RegisterFilter, $asOf: AsOf, $referenceDate: Date) {
    register: linkages(
      first: $first
      after: $after
      filter: $filter
      asOf: $asOf
      referenceDate: $referenceDate
    ) {
      totalCount
      counts {
        facet
        key
        count
        label {
          nl
          en
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          state
          stateLabel {
            nl
            en
          }
          open
          failed
          nextSteps
          partnerId
          neighbourhoodId
          werklijnen
          since
          daysOpen
          daysTaken
          reasonLabel {
            nl
            en
          }
          scaleLabel {
            nl
            en
          }
          steps {
            entryId
            label {
              nl
              en
            }
            occurredOn
            text
          }
        }
      }
    }
  }
`);

export const OBSTACLES = graphql(`
  query Obstacles($first: Int!, $after: String, $filter: RegisterFilter, $asOf: AsOf, $referenceDate: Date) {
    register: obstacles(
      first: $first
      after: $after
      filter: $filter
      asOf: $asOf
      referenceDate: $referenceDate
    ) {
      totalCount
      counts {
        facet
        key
        count
        label {
          nl
          en
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          text
          state
          stateLabel {
            nl
            en
          }
          open
          failed
          nextSteps
          partnerId
          neighbourhoodId
          werklijnen
          since
          daysOpen
          daysTaken
          kindLabel {
            nl
            en
          }
          levelLabel {
            nl
            en
          }
          addressedTo
          legalReference
          steps {
            entryId
            label {
              nl
              en
            }
            occurredOn
            text
          }
        }
      }
    }
  }
`);

export const ROOMS = graphql(`
  query Rooms($first: Int!, $filter: RegisterFilter, $asOf: AsOf, $referenceDate: Date) {
    register: experimentRooms(first: $first, filter: $filter, asOf: $asOf, referenceDate: $referenceDate) {
      totalCount
      edges {
        node {
          id
          authority
          until
          state
          stateLabel {
            nl
            en
          }
          open
          failed
          nextSteps
          partnerId
          neighbourhoodId
          since
          daysOpen
          daysTaken
          obstacle {
            text
          }
          steps {
            entryId
            label {
              nl
              en
            }
            occurredOn
            text
          }
        }
      }
    }
  }
`);

export type LinkageItem = ResultOf<typeof LINKAGES>['register']['edges'][number]['node'];
export type RegisterCount = ResultOf<typeof LINKAGES>['register']['counts'][number];
