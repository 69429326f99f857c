import { typesOf, type LookUp } from './lookup.js';
import type { NewItem } from '../../check/new-item.js';
import { mapAll } from '../../log/log-reader.js';
import { isRegistered, partnerStream } from '../../log/participation.js';

/** Whom a new question is asked of or by; undefined for anything else. */
function askedPartner({ envelope, target, partnerId }: NewItem): string | undefined {
  if (envelope.type.name !== 'QuestionAsked' || target) return undefined;
  const named = partnerId ?? envelope.data.partnerId;
  return typeof named === 'string' ? named : undefined;
}

/** Whether the partner that a question is asked of is registered. */
export const ASKED_PARTNER: LookUp = {
  gives: { askedRegistered: typesOf('conversation') },
  look: async (items, { reader }) => {
    const names = new Set(items.flatMap((item) => askedPartner(item) ?? []).map(partnerStream));
    const partners = new Map(
      await mapAll([...names], async (name) => [name, await reader.stream(name)] as const),
    );
    return {
      known: ({ item, streams }) => {
        const partnerId = askedPartner(item);
        if (partnerId === undefined) return {};
        const name = partnerStream(partnerId);
        const state = (streams.get(name) ?? partners.get(name))?.state ?? new Map();
        return { askedRegistered: isRegistered(state, 'PartnerRegistered') };
      },
    };
  },
};
