import type { Label } from '#libs/programme';

import { normaliseLabel } from '../normalise-label.js';
import { wrong } from '../read.js';
import type { Change } from './changes.js';

export type Act = Change['what'];

/** What may stand under *Actie*; nothing there is the first. */
export const ACTIONS: Readonly<Record<Act, Label>> = {
  EntryCorrected: { nl: 'wijzigen', en: 'change' },
  EntryRetracted: { nl: 'intrekken', en: 'retract' },
  EntryReinstated: { nl: 'herstellen', en: 'reinstate' },
};
const ACTS = Object.keys(ACTIONS) as readonly Act[];

/** What is to happen with the entry of a row. */
export function readAction(text: string): { readonly act: Act } | ReturnType<typeof wrong> {
  const word = normaliseLabel(text);
  if (word === '') return { act: 'EntryCorrected' };
  const act = ACTS.find((each) => [ACTIONS[each].nl, ACTIONS[each].en, each.toLowerCase()].includes(word));
  if (act) return { act };
  const allowed = (language: 'nl' | 'en') => ACTS.map((each) => ACTIONS[each][language]).join(', ');
  return wrong('NOT_A_CHOICE', text, { allowed: { nl: allowed('nl'), en: allowed('en') } });
}

/** A cell that takes a value away; an empty one leaves it as it is. */
const CLEARED: Label = { nl: '(leeg)', en: '(empty)' };
/** Whether a cell says that its value is taken away. */
export const isCleared = (text: unknown): boolean =>
  typeof text === 'string' && [CLEARED.nl, CLEARED.en].includes(normaliseLabel(text));
