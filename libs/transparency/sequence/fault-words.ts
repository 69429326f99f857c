import type { Label } from '#libs/programme';
import type { CheckFault } from './check.js';
import type { BadLeaf } from './compare.js';
import { SigningRefusal } from './refusal.js';

const WHAT: Readonly<Record<BadLeaf['what'], Label>> = {
  log: { nl: 'de gebeurtenis in het logboek', en: 'the event in the log' },
  entry: { nl: 'het bewaarde blad', en: 'the entry kept' },
  tile: { nl: 'de bewaarde hash', en: 'the hash kept' },
  tree: { nl: 'de boom tot en met dit blad', en: 'the tree up to this leaf' },
};

/** A leaf that is not what was signed, in words. */
export const leafText = ({ index, what }: BadLeaf): Label => ({
  nl: `Blad ${index} is niet wat is ondertekend: ${WHAT[what].nl} verschilt`,
  en: `Leaf ${index} is not what was signed: ${WHAT[what].en} differs`,
});

/** What a check of the whole log found, in words. */
export function checkFaultText(fault: CheckFault): Label {
  if ('what' in fault) return leafText(fault);
  if ('refusal' in fault) {
    const { nl, en } = new SigningRefusal(fault.refusal, fault.index).reason;
    return { nl: `Niet in orde: ${nl}`, en: `Not in order: ${en}` };
  }
  return {
    nl: `Het controlepunt bij ${fault.size} gebeurtenissen is niet wat het logboek geeft, of is niet met deze sleutel ondertekend`,
    en: `The checkpoint at ${fault.size} events is not what the log gives, or is not signed with this key`,
  };
}
