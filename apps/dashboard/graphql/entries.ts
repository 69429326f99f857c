import { graphql, type EventTypeName, type ResultOf } from './tada.ts';

export const ENTRY_ROW = graphql(`
  fragment EntryRow on Entry @_unmask {
    entryId
    label {
      nl
      en
    }
    occurredOn
    recordedAt
    neighbourhoodId
    partnerId
    status
    corrected
    brief {
      nl
      en
    }
    warnings {
      rule
    }
  }
`);

export type EntryRow = ResultOf<typeof ENTRY_ROW>;

export const ENTRIES = graphql(
  `
    query Entries($first: Int!, $after: String, $filter: EntryFilter, $asOf: AsOf) {
      entries(first: $first, after: $after, filter: $filter, asOf: $asOf) {
        totalCount
        lookedBackTo
        edges {
          node {
            ...EntryRow
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ENTRY_ROW],
);

/** The entries that one figure was made of. */
export const LINEAGE = graphql(
  `
    query Lineage(
      $kpi: String!
      $scope: String!
      $period: String!
      $cumulative: Boolean!
      $asOf: AsOf
      $first: Int!
      $after: String
    ) {
      figures(kpis: [$kpi], scopes: [$scope], period: $period, cumulative: $cumulative, asOf: $asOf) {
        value
        status
        entries(first: $first, after: $after) {
          totalCount
          notShown
          edges {
            node {
              ...EntryRow
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [ENTRY_ROW],
);

export const ENTRY = graphql(`
  query Entry($entryId: ID!, $asOf: AsOf) {
    entry(entryId: $entryId, asOf: $asOf) {
      entryId
      id
      source
      type
      name
      label {
        nl
        en
      }
      occurredOn
      recordedAt
      neighbourhoodId
      partnerId
      status
      corrected
      amendments
      position
      digest
      data
      warnings {
        message {
          nl
          en
        }
      }
      history {
        entryId
        label {
          nl
          en
        }
        position
        recordedAt
        actorRoleLabel {
          nl
          en
        }
        actorSubject
        reason
        reasonText
        data
      }
    }
  }
`);

const FIELD = graphql(`
  fragment FieldFields on EventField @_unmask {
    name
    kind
    required
    list
    min
    max
    unit
    label {
      nl
      en
    }
    codes {
      code
      label {
        nl
        en
      }
    }
    known {
      code
      label {
        nl
        en
      }
    }
    course {
      begins
      ends
    }
  }
`);

export const EVENT_TYPES = graphql(
  `
    query EventTypes {
      eventTypes {
        name
        type
        label {
          nl
          en
        }
        werklijn
        postedBy
        fields {
          ...FieldFields
          fields {
            ...FieldFields
            fields {
              name
            }
          }
        }
      }
    }
  `,
  [FIELD],
);

export type EventType = ResultOf<typeof EVENT_TYPES>['eventTypes'][number];
/** The type of that name; undefined as long as the types have not come. */
export const eventTypeNamed = (
  types: readonly EventType[] | undefined,
  wanted: EventTypeName,
): EventType | undefined => types?.find(({ name }) => name === wanted);

export type EventField = EventType['fields'][number] | EventType['fields'][number]['fields'][number];
