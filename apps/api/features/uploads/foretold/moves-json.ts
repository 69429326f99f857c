import { findKpi, type Figure } from '#libs/indicators';
import type { Label } from '#libs/programme';
import type { Foretold, LeftOutReason } from '#libs/read-model';

/** Figures told one by one; of the others how many there are. */
export const MOVES_TOLD = 500;

const WHY: Readonly<Record<LeftOutReason, Label>> = {
  TOO_MANY_EVENTS: {
    nl: 'Het bestand is te groot om vooraf uit te rekenen welke cijfers verschuiven',
    en: 'The file is too large to work out beforehand which figures move',
  },
  TOO_MANY_ENTRIES: {
    nl: 'Er is te veel vastgelegd om vooraf uit te rekenen welke cijfers verschuiven',
    en: 'Too much is recorded to work out beforehand which figures move',
  },
  TOO_MANY_FIGURES: {
    nl: 'Er kunnen meer cijfers verschuiven dan vooraf worden uitgerekend; de nieuwste perioden zijn bekeken',
    en: 'More figures may move than are worked out beforehand; the newest periods were looked at',
  },
  TOO_LONG: {
    nl: 'Het uitrekenen duurde te lang; de nieuwste perioden zijn bekeken',
    en: 'Working it out took too long; the newest periods were looked at',
  },
  BEHIND: {
    nl: 'De cijfers lopen nu achter op het logboek; wat er verschuift is niet te zeggen',
    en: 'The figures are behind the log at this moment; what moves cannot be told',
  },
  LOG_MOVED: {
    nl: 'Er is intussen iets vastgelegd waar dit bestand over gaat; controleer het opnieuw',
    en: 'Something this file is about was recorded meanwhile; check it again',
  },
};

const toSideJson = ({ status, value }: Figure) => ({ status, value: value ?? null });

export type MovesJson = ReturnType<typeof toMovesJson>;

/** Which figures move, was and becomes; the newest periods first. */
export const toMovesJson = ({ own, position, referenceDate, looked, moved, leftOut }: Foretold) => ({
  own: own ?? null,
  position: String(position),
  referenceDate,
  looked,
  count: moved.length,
  ...(leftOut === undefined ? {} : { leftOut: { code: leftOut, message: WHY[leftOut] } }),
  figures: moved.slice(0, MOVES_TOLD).map(({ before, after }) => {
    const kpi = findKpi(after.kpi);
    const { scope, period } = after;
    return {
      kpi: after.kpi,
      label: kpi?.label,
      unit: kpi?.unit,
      scope,
      period: period.code,
      before: toSideJson(before),
      after: toSideJson(after),
    };
  }),
});
