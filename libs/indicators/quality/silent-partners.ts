import type { AsOf } from '../facts/as-of.js';
import { ACTIVITY_NAMES } from '../facts/activity-types.js';
import { registerAt } from '../register.js';
import { onDay, type Finding } from './finding.js';
import { QUALITY } from './parameters.js';

/** The last that was heard: a day, and the entry and the position it was heard by. */
interface Sign {
  readonly day: number;
  readonly from: number;
  readonly entry?: number;
}

/**
 * SILENT_PARTNER: a partner registered in a werklijn of which no effective entry happened, was recorded or was corrected in
 * the 90 days up to the reference day, though it reported before or was registered longer ago than that.
 */
export function silentPartners(at: AsOf, ref: number): readonly Finding[] {
  const signs = lastSigns(at, ref);
  const registered = registrations(at);
  return [...registerAt(at).partners.values()].flatMap(({ partnerId, werklijnen }) => {
    const sign = signs.get(partnerId) ?? registered.get(partnerId);
    if (werklijnen.length === 0 || !sign || ref - sign.day <= QUALITY.silentDays) return [];
    const [on, days] = [onDay(sign.day), ref - sign.day];
    const nl = sign.entry === undefined ? `sinds de registratie op ${on.nl}` : `sinds ${on.nl}`;
    const en = sign.entry === undefined ? `since its registration on ${on.en}` : `since ${on.en}`;
    return [
      {
        findingId: `SILENT_PARTNER:${partnerId}`,
        kind: 'SILENT_PARTNER' as const,
        partnerId,
        neighbourhoodId: undefined,
        entries: sign.entry === undefined ? [] : [sign.entry],
        message: {
          nl: `Niets gemeld ${nl}, al ${days} dagen`,
          en: `Nothing reported ${en}, for ${days} days`,
        },
        since: sign.from,
      },
    ];
  });
}

function lastSigns(at: AsOf, ref: number): ReadonlyMap<string, Sign> {
  const latest: Sign[] = [];
  for (const name of ACTIVITY_NAMES) {
    const { table, rows } = at.all(name);
    for (const row of rows) {
      const partner = table.partner(row);
      if (partner < 0) continue;
      const [entry, from] = [table.entryPosition.at(row), table.from.at(row)];
      const days = [table.day.at(row), at.recordedDay(entry), at.recordedDay(from)];
      const day = Math.max(...days.filter((one) => one <= ref));
      const known = latest[partner];
      if (known && (known.day > day || (known.day === day && known.from >= from))) continue;
      if (day > -Infinity) latest[partner] = { day, from, entry };
    }
  }
  return new Map(latest.flatMap((sign, partner) => [[at.store.partners.text(partner), sign] as const]));
}

/** When each partner was registered in the platform. */
function registrations(at: AsOf): ReadonlyMap<string, Sign> {
  const found = new Map<string, Sign>();
  for (const { data, entryPosition } of at.documents('PartnerRegistered'))
    found.set(String(data['partnerId']), { day: at.recordedDay(entryPosition), from: entryPosition });
  return found;
}
