import { graphql } from './tada.ts';

export const LOG_STATE = graphql(`
  query LogState {
    logState {
      origin
      verifierKey
      why {
        nl
        en
      }
      checkpoint {
        size
      }
      scrub {
        compared
        rounds
        bad {
          nl
          en
        }
      }
      witnesses {
        name
        size
        signedAt
        behind
        why {
          nl
          en
        }
      }
      stamps {
        authority
        size
        stampedAt
        behind
        why {
          nl
          en
        }
      }
    }
  }
`);

const CHECK = graphql(`
  fragment CheckFields on LogCheck @_unmask {
    state
    done
    size
    endedAt
    text {
      nl
      en
    }
  }
`);

/** How far the check of the whole log by the server is, and what it found. */
export const LOG_CHECK = graphql(
  `
    query LogCheck {
      logCheck {
        ...CheckFields
      }
    }
  `,
  [CHECK],
);

export const CHECK_LOG = graphql(
  `
    mutation CheckLog {
      checkLog {
        ...CheckFields
      }
    }
  `,
  [CHECK],
);
