import type { Label } from './definition-plan.ts';

const label = (nl: string, en: string): Label => ({ nl, en });

/** Small measures and renovations by the codes that partners use; another code is typed. */
const SMALL: Readonly<Record<string, Label>> = {
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
const RENOVATION: Readonly<Record<string, Label>> = {
  ROOF: label('Dakisolatie', 'Roof insulation'),
  FLOOR: label('Vloerisolatie', 'Floor insulation'),
  WALL: label('Gevelisolatie', 'Wall insulation'),
  GLAZING: label('Isolerend glas', 'Insulating glazing'),
  VENTILATION: label('Ventilatie', 'Ventilation'),
};

/** The codes to choose from for a field that takes any code; undefined for other fields. */
export function measureCodes(field: { readonly name: string; readonly kind: string }, typeName: string) {
  if (field.kind !== 'pattern') return undefined;
  if (typeName === 'EnergyFixDelivered' && field.name === 'code') return Object.entries(SMALL);
  if (typeName === 'HomeRenovated' && field.name === 'measures') return Object.entries(RENOVATION);
  return undefined;
}
