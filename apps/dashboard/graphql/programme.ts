import { graphql, type ResultOf } from './tada.ts';

/** What every page needs: who asks, and the names of things. */
export const PROGRAMME = graphql(`
  query Programme {
    me {
      role
      partnerId
      subject
      permissions
      postsAs
      roleLabel {
        nl
        en
      }
    }
    roles {
      role
      forPartner
      label {
        nl
        en
      }
    }
    werklijnen {
      number
      name {
        nl
        en
      }
      aim {
        nl
        en
      }
      partners {
        partnerId
      }
    }
    kpis {
      code
      label {
        nl
        en
      }
      unit {
        nl
        en
      }
      formula {
        nl
        en
      }
      source
      chapter
      werklijn
      ascending
      addsUpOver
      components {
        name
        label {
          nl
          en
        }
        ratio
      }
      splits {
        dimension
        label {
          nl
          en
        }
      }
      versions {
        version
        validFrom
        reason
        parameters {
          name
          label {
            nl
            en
          }
          unit {
            nl
            en
          }
          choices {
            code
            label {
              nl
              en
            }
          }
          number
          codes
        }
      }
    }
    neighbourhoods {
      neighbourhoodId
      name
      municipality
      municipalityCode
      formerMunicipalityCodes
      lat
      lon
    }
    partners {
      partnerId
      name
      oin
      kindLabel {
        nl
        en
      }
      werklijnen
      neighbourhoodIds
    }
  }
`);

/** How far the log is; a ministry does not see that, and reads published editions. */
export const LOG = graphql(`
  query Log {
    log {
      position
      recordedAt
    }
  }
`);

export type Programme = ResultOf<typeof PROGRAMME> & {
  readonly log: ResultOf<typeof LOG>['log'] | undefined;
};
export type Permission = Programme['me']['permissions'][number];
export type KpiDefinition = Programme['kpis'][number];
export type Neighbourhood = Programme['neighbourhoods'][number];
