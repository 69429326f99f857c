import { graphql } from './tada.ts';

/** How files were read before, the newest first. */
export const REMEMBERED_LAYOUTS = graphql(`
  query RememberedLayouts {
    entries(first: 50, filter: { types: ["FileLayoutRemembered"], status: EFFECTIVE }) {
      edges {
        node {
          entryId
          partnerId
          data
        }
      }
    }
  }
`);
