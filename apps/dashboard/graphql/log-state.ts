import { graphql } from './tada.ts';

export const LOG_STATE = graphql(`
  query LogState {
    logState {
      origin
      verifierKey
      state
      why {
        nl
        en
      }
      checkpoint {
        size
        note
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
