import type { Label } from '../schema/event-type.js';

const label = (nl: string, en: string): Label => ({ nl, en });

/** Small measures by the codes that partners use most; another code is taken too. */
export const SMALL_MEASURES: Readonly<Record<string, Label>> = {
  LED_BULB: label('Ledlamp', 'LED bulb'),
  RADIATOR_FOIL: label('Radiatorfolie', 'Radiator foil'),
  DRAUGHT_STRIP: label('Tochtstrip', 'Draught strip'),
  DOOR_CLOSER: label('Deurdranger', 'Door closer'),
  PIPE_INSULATION: label('Leidingisolatie', 'Pipe insulation'),
  WATER_SAVING_SHOWER: label('Waterbesparende douchekop', 'Water-saving shower head'),
  TIMER_PLUG: label('Tijdschakelaar', 'Timer plug'),
  LETTERBOX_BRUSH: label('Brievenbusborstel', 'Letterbox brush'),
  RADIATOR_FAN: label('Radiatorventilator', 'Radiator fan'),
  HEATING_TUNED: label('Verwarming waterzijdig ingeregeld', 'Heating balanced'),
};

/** What a renovation does to a dwelling, likewise. */
export const RENOVATIONS: Readonly<Record<string, Label>> = {
  ROOF: label('Dakisolatie', 'Roof insulation'),
  FLOOR: label('Vloerisolatie', 'Floor insulation'),
  WALL: label('Gevelisolatie', 'Wall insulation'),
  GLAZING: label('Isolerend glas', 'Insulating glazing'),
  VENTILATION: label('Ventilatie', 'Ventilation'),
};
