import { typesOf, type LookUp } from './lookup.js';
import { contentOf, type NewItem } from '../../check/new-item.js';
import { OinRegister } from '../../check/oin-register.js';
import { Turns } from '../../kernel/turns.js';

/** The OIN that an item would give a partner. */
function oinNamed(item: NewItem): { oin: string; partnerId: string } | undefined {
  const content = contentOf(item);
  if (!content) return undefined;
  const [{ consistency }, { oin, partnerId }] = content;
  if (consistency.of !== 'life-cycle' || consistency.subject !== 'partner' || typeof oin !== 'string')
    return undefined;
  return { oin, partnerId: String(partnerId) };
}

/** Which partner holds the OIN that an item would give, in the log or by an item before it. */
export const OIN_HOLDERS: LookUp = {
  gives: { oinTakenBy: [...typesOf('partner'), 'EntryCorrected'] },
  look: async (items, { reader, recent, lookups }) => {
    const holders = new Map<string, string>();
    const register = new OinRegister(recent, lookups);
    const turns = new Turns();
    for (const item of items) {
      await turns.next();
      const oin = oinNamed(item)?.oin;
      const holder = oin === undefined ? undefined : await register.holderOf(oin, reader);
      if (oin !== undefined && holder !== undefined) holders.set(oin, holder);
    }
    return {
      known: ({ item }) => {
        const oinTakenBy = holders.get(oinNamed(item)?.oin ?? '');
        return oinTakenBy === undefined ? {} : { oinTakenBy };
      },
      accepted: (item) => {
        const named = oinNamed(item);
        if (named) holders.set(named.oin, named.partnerId);
      },
    };
  },
  stored: (recent, { item }) => {
    const named = oinNamed(item);
    if (named) recent.addOin(named.oin, named.partnerId);
  },
};
