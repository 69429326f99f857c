import { graphql, type ResultOf } from './tada.ts';

export const WITHDRAW = graphql(`
  mutation Withdraw($editionId: ID!, $reason: String!) {
    withdrawEdition(editionId: $editionId, reason: $reason) {
      editionId
    }
  }
`);

/** By which definitions an edition was counted. */
export const DEFINITIONS_OF = graphql(`
  query DefinitionsOf($editionId: ID!) {
    report(editionId: $editionId) {
      edition {
        definitionSet {
          code
          version
        }
      }
    }
  }
`);

const EDITION = graphql(`
  fragment EditionFields on ReportEdition @_unmask {
    editionId
    title
    period {
      code
      from
      to
    }
    status
    statusLabel {
      nl
      en
    }
    standing
    standingLabel {
      nl
      en
    }
    reason
    asOfPosition
    asOfMoment
    referenceDate
    digest
    entryId
    publishedAt
    supersedesEditionId
    supersededByEditionId
    heldBack {
      nl
      en
    }
  }
`);

/** Why outsiders would see nothing about people of an edition of a period that is published now. */
export const HELD_BACK = graphql(`
  query HeldBack($period: String!) {
    heldBackIfPublished(period: $period) {
      nl
      en
    }
  }
`);

export type Edition = ResultOf<typeof EDITION>;

export const EDITIONS = graphql(
  `
    query Editions {
      editions {
        ...EditionFields
      }
    }
  `,
  [EDITION],
);

export const PUBLISH = graphql(
  `
    mutation Publish($input: PublishEditionInput!) {
      publishEdition(input: $input) {
        ...EditionFields
      }
    }
  `,
  [EDITION],
);

const PUBLISHED = graphql(`
  fragment PublishedFields on PublishedFigure @_unmask {
    status
    value
    numerator
    denominator
    target
    progress
    partnersReporting
    partnersExpected
  }
`);

const NAMED = graphql(`
  fragment NamedRow on ReportRow @_unmask {
    kpi
    label {
      nl
      en
    }
    unit {
      nl
      en
    }
  }
`);

const ROW = graphql(
  `
    fragment RowFields on ReportRow @_unmask {
      ...NamedRow
      scope
      period {
        ...PublishedFields
      }
      cumulative {
        ...PublishedFields
      }
      previous {
        cumulative {
          ...PublishedFields
        }
      }
    }
  `,
  [NAMED, PUBLISHED],
);

export type ReportRow = ResultOf<typeof ROW>;

/** Of every indicator what an edition says of the programme as a whole. */
const WHOLE = graphql(
  `
    fragment WholeRows on Report @_unmask {
      werklijnen {
        werklijn
        label {
          nl
          en
        }
        rows {
          ...RowFields
        }
      }
      across {
        ...RowFields
      }
      dataQuality {
        rows {
          ...RowFields
        }
      }
    }
  `,
  [ROW],
);

export const REPORT = graphql(
  `
    query Report($editionId: ID!) {
      report(editionId: $editionId) {
        edition {
          ...EditionFields
          definitionSet {
            code
            version
          }
        }
        previous {
          definitionSet {
            code
            version
          }
        }
        ...WholeRows
        scopesGone {
          scope
          name
          wentTo {
            name
            to
          }
        }
        linkages {
          open
          realised
          missed
        }
        narratives {
          partnerId
          partnerName
          nilReport
          narrative
        }
      }
    }
  `,
  [EDITION, WHOLE],
);

/**
 * The newest edition in force as one page: of every indicator what it says, and what became of what the edition
 * before said.
 */
export const LATEST_REPORT = graphql(
  `
    query LatestReport {
      latestReport {
        edition {
          ...EditionFields
        }
        previous {
          period {
            code
          }
        }
        werklijnen {
          werklijn
          label {
            nl
            en
          }
          rows {
            ...NamedRow
            period {
              ...PublishedFields
            }
            cumulative {
              ...PublishedFields
              unknown
            }
            previous {
              cumulative {
                ...PublishedFields
              }
              cumulativeChange {
                name
                before
                after
                late
                new
                corrections
                retractions
                links
                participation
                definition
                laterLook
                area
                disclosure
              }
            }
          }
        }
      }
    }
  `,
  [EDITION, NAMED, PUBLISHED],
);

export type LatestReport = NonNullable<ResultOf<typeof LATEST_REPORT>['latestReport']>;

/** Every indicator of the programme as a whole as the newest edition in force says it. */
export const LATEST_FIGURES = graphql(
  `
    query LatestFigures {
      latestReport {
        edition {
          ...EditionFields
        }
        ...WholeRows
      }
    }
  `,
  [EDITION, WHOLE],
);

export type LatestFigures = NonNullable<ResultOf<typeof LATEST_FIGURES>['latestReport']>;

/** What the newest edition in force says of the areas. */
export const LATEST_AREAS = graphql(
  `
    query LatestAreas {
      latestReport {
        edition {
          ...EditionFields
        }
        neighbourhoods {
          scope
          name
          rows {
            ...NamedRow
            period {
              status
              value
            }
            cumulative {
              status
              value
            }
          }
        }
      }
    }
  `,
  [EDITION, NAMED],
);

export type LatestAreas = NonNullable<ResultOf<typeof LATEST_AREAS>['latestReport']>;
