import type { EffectiveEntries } from '../facts/effective-entries.js';
import { ACTIVITY_NAMES } from '../facts/activity-types.js';
import { programmeRegisterAt } from '../programme-register.js';
import { onDay, type Finding } from './finding.js';
import { QUALITY } from './parameters.js';

/** The last that was heard: a day, and the entry and the position it was heard by. */
interface Sign {
  readonly day: number;
  readonly from: number;
  readonly entry?: number;
}

/**
 * SILENT_PARTNER: a partner registered in a werklijn of which no effective entry happened, was recorded or was
 * corrected in the 90 days up to the reference day, though it reported before or was registered longer ago than that.
 */
export function silentPartners(entries: EffectiveEntries, referenceDay: number): readonly Finding[] {
  const signs = lastSigns(entries, referenceDay);
  const registered = registrations(entries);
  return [...programmeRegisterAt(entries).partners.values()].flatMap(({ partnerId, werklijnen }) => {
    const sign = signs.get(partnerId) ?? registered.get(partnerId);
    if (werklijnen.length === 0 || !sign || referenceDay - sign.day <= QUALITY.silentDays) return [];
    const [on, days] = [onDay(sign.day), referenceDay - sign.day];
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

function lastSigns(entries: EffectiveEntries, referenceDay: number): ReadonlyMap<string, Sign> {
  const latest: Sign[] = [];
  for (const name of ACTIVITY_NAMES) {
    const { table, rows } = entries.all(name);
    for (const row of rows) {
      const partner = table.partner(row);
      if (partner < 0) continue;
      const [entry, from] = [table.entryPosition.at(row), table.from.at(row)];
      const days = [table.day.at(row), entries.recordedDay(entry), entries.recordedDay(from)];
      const day = Math.max(...days.filter((one) => one <= referenceDay));
      const known = latest[partner];
      if (known && (known.day > day || (known.day === day && known.from >= from))) continue;
      if (day > -Infinity) latest[partner] = { day, from, entry };
    }
  }
  return new Map(latest.flatMap((sign, partner) => [[entries.store.partners.text(partner), sign] as const]));
}

/** When each partner was registered in the platform. */
function registrations(entries: EffectiveEntries): ReadonlyMap<string, Sign> {
  const found = new Map<string, Sign>();
  for (const { data, entryPosition } of entries.documents('PartnerRegistered'))
    found.set(data.partnerId, { day: entries.recordedDay(entryPosition), from: entryPosition });
  return found;
}
