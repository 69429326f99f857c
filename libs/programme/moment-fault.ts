import { parseDay } from './calendar.js';
import { dayInWords } from './day-words.js';
import { fault, type Fault } from './faults.js';
import type { Place } from './place.js';
import { parseMoment } from './moment.js';
import type { Label } from './schema/event-type.js';

/** Digits where those of a moment stand, whatever they say. */
const SHAPE = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|([+-]\d{2}:\d{2}))$/;

const FORM: Label = {
  nl: 'schrijf dag, T, uren, minuten en seconden, en dan Z of het verschil met UTC',
  en: 'write day, T, hours, minutes and seconds, and then Z or the offset from UTC',
};

/**
 * What is wrong with a text that is to be a moment as in RFC 3339 (the rule of parseMoment): the day, hour, minute,
 * second or offset that does not exist. The value is told only where it has the form of one: any other text may be
 * personal data.
 */
export function momentFault(text: string, place: Place): Fault | undefined {
  if (parseMoment(text) !== undefined) return undefined;
  const parts = SHAPE.exec(text);
  return parts === null
    ? fault('NOT_A_MOMENT', place, { why: FORM })
    : fault('NOT_A_MOMENT', place, { why: whyNone(parts) }, text);
}

function whyNone([, date = '', hour = '', minute = '', second = '', offset]: RegExpExecArray): Label {
  if (parseDay(date) === undefined)
    return no(dayInWords(date) ?? { nl: `de dag ${date}`, en: `the day ${date}` });
  if (Number(hour) > 23)
    return {
      nl: `${hour} uur bestaat niet; een dag eindigt om 23:59:59 en de volgende begint om 00:00:00`,
      en: `there is no hour ${hour}; a day ends at 23:59:59 and the next begins at 00:00:00`,
    };
  if (Number(minute) > 59) return no({ nl: `minuut ${minute}`, en: `minute ${minute}` });
  if (Number(second) > 60) return no({ nl: `seconde ${second}`, en: `second ${second}` });
  if (Number(second) === 60)
    return {
      nl: 'seconde 60 is er alleen als schrikkelseconde, om 23:59:60 UTC',
      en: 'second 60 is there as a leap second only, at 23:59:60 UTC',
    };
  return no({ nl: `het verschil ${offset ?? ''} met UTC`, en: `the offset ${offset ?? ''} from UTC` });
}

const no = ({ nl, en }: Label): Label => ({ nl: `${nl} bestaat niet`, en: `${en} does not exist` });
