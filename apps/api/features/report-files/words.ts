import type { FigureStatus } from '#libs/indicators';
import type { Label } from '#libs/programme';
import type { ReportArea } from './report-document.js';

const label = (nl: string, en: string): Label => ({ nl, en });

/** What is read where a figure stands for no number: that is not the number 0. */
export const FIGURE_STATUS: Readonly<Record<FigureStatus, Label>> = {
  NO_DATA: label('Geen gegevens', 'No data'),
  OK: label('Bekend', 'Known'),
  NOT_MATURE: label('Nog niet te beoordelen', 'Too early to judge'),
  PROTECTED: label('Geheim', 'Protected'),
};

export const AREA_KIND: Readonly<Record<ReportArea['kind'], Label>> = {
  PROGRAMME: label('Programma', 'Programme'),
  MUNICIPALITY: label('Gemeente', 'Municipality'),
  NEIGHBOURHOOD: label('Gebied', 'Neighbourhood'),
};

export const ADDS_UP_OVER: Readonly<Record<string, Label>> = {
  periods: label('perioden', 'periods'),
  areas: label('gebieden', 'areas'),
  parts: label('uitsplitsingen', 'splits'),
};
