import { graphql } from './tada.ts';

const AIM = graphql(`
  fragment AimFields on Target @_unmask {
    targetId
    kpi
    scope
    unit {
      nl
    }
    period
    byDate
    value
    baseline {
      byDate
      value
    }
    versions {
      entryId
      label {
        nl
        en
      }
      value
      reason
      recordedAt
    }
  }
`);

/** Targets with those derived from them: programme, municipality, area. */
export const TARGETS = graphql(
  `
    query Targets($kpis: [String!], $asOf: AsOf) {
      targets(kpis: $kpis, asOf: $asOf) {
        ...AimFields
        children {
          ...AimFields
          children {
            ...AimFields
          }
        }
      }
    }
  `,
  [AIM],
);
