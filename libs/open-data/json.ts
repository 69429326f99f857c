import type { OpenEdition, OpenHeading } from './edition.js';
import { shown } from './rows.js';
import { explanationOf, LICENCE, NO_NUMBER, SPAN_WORDS, STATUS_WORDS } from './words.js';

/** What an edition is, without what becomes of it later: its address always answers the same. */
export const toHeadingJson = ({
  editionId,
  title,
  period,
  from,
  to,
  status,
  statusLabel,
  publishedOn,
}: OpenHeading) => ({
  editionId,
  title: title ?? null,
  period: { code: period, from, to },
  status,
  statusLabel,
  publishedOn,
});

/** By what and of when an edition was made, and what may be done with it. */
export const toFrameJson = ({ referenceDate, areaEdition, method, digest }: OpenEdition) => ({
  referenceDate,
  areaEdition,
  method,
  digest,
  licence: LICENCE,
});

/** The whole edition. Where there is no number there is no `value`, and `shown` says why. */
export const toOpenJson = (edition: OpenEdition): object => ({
  edition: {
    ...toHeadingJson(edition),
    cumulativeFrom: edition.cumulativeFrom,
    ...toFrameJson(edition),
  },
  explanation: explanationOf(edition.rules),
  statuses: STATUS_WORDS,
  spans: SPAN_WORDS,
  measures: edition.measures,
  areas: edition.areas,
  observations: edition.observations.map((one) => ({
    ...one,
    ...(one.status === 'OK' ? {} : { shown: NO_NUMBER[one.status] }),
  })),
});

/**
 * Neighbourhoods as points (RFC 7946) with every figure of theirs: `K4.1` of the period, `K4.1_cumulatief` since
 * the start.
 */
export function toOpenGeoJson({
  editionId,
  period,
  digest,
  areas,
  observations,
  rules,
}: OpenEdition): object {
  const byArea = new Map<string, Record<string, number | string>>();
  for (const one of observations) {
    const own = byArea.get(one.area) ?? {};
    own[one.span === 'PERIOD' ? one.measure : `${one.measure}_cumulatief`] = shown(one);
    byArea.set(one.area, own);
  }
  return {
    type: 'FeatureCollection',
    name: editionId,
    digest,
    explanation: explanationOf(rules),
    features: areas
      .filter(({ kind }) => kind === 'NEIGHBOURHOOD')
      .map(({ code, name, municipalityCode, lat, lon }) => ({
        type: 'Feature',
        id: code,
        geometry: lat === undefined || lon === undefined ? null : { type: 'Point', coordinates: [lon, lat] },
        properties: { code, name, municipalityCode, editionId, period, ...byArea.get(code) },
      })),
  };
}
