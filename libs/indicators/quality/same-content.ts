import type { EffectiveEntries } from '../facts/effective-entries.js';
import { ACTIVITY_NAMES } from '../facts/activity-types.js';
import { findingOf, onDay, type Finding } from './finding.js';

/**
 * SAME_NATURAL_KEY: an effective entry that says the same as an earlier one (by position) of the same type and
 * partner, as they stand: posted so or corrected into it. One finding for every entry after the first.
 */
export function sameContent(entries: EffectiveEntries): readonly Finding[] {
  const versions = versionsByKey(entries);
  const found: Finding[] = [];
  for (let i = 1, first = 0; i < versions.length; i++) {
    const [one, other] = [versions[first] ?? 0, versions[i] ?? 0];
    if (entries.store.versionNaturalKey.at(one) !== entries.store.versionNaturalKey.at(other)) {
      first = i;
      continue;
    }
    found.push(repeated(entries, one, other));
  }
  return found;
}

/**
 * Versions that count at the position and share their key with another, by key and within it by position of the
 * entry.
 */
function versionsByKey(entries: EffectiveEntries): readonly number[] {
  const { store } = entries;
  const key = store.versionNaturalKey;
  const counting: number[] = [];
  for (let version = 0; version < store.versions; version++)
    if (counts(entries, version)) counting.push(version);
  const keys = Float64Array.from(counting, (version) => key.at(version)).sort();
  const shared = new Set(keys.filter((one, i) => one === keys[i - 1]));
  const place = (version: number) => store.tableOf(version).entryPosition.at(store.rowOf(version));
  return counting
    .filter((version) => shared.has(key.at(version)))
    .sort((a, b) => key.at(a) - key.at(b) || place(a) - place(b));
}

const IS_ACTIVITY = new Set(ACTIVITY_NAMES);

function counts({ store, position }: EffectiveEntries, version: number): boolean {
  if (store.versionNaturalKey.at(version) === 0) return false;
  const table = store.tableOf(version);
  const row = store.rowOf(version);
  const effective = table.from.at(row) <= position && position < table.to.at(row);
  return effective && IS_ACTIVITY.has(table.type.name);
}

function repeated(entries: EffectiveEntries, one: number, other: number): Finding {
  const table = entries.store.tableOf(one);
  const rows = [entries.store.rowOf(one), entries.store.rowOf(other)] as const;
  const positions = rows.map((row) => table.entryPosition.at(row));
  const on = onDay(table.day.at(rows[0]));
  const { label } = table.type;
  return findingOf(
    entries,
    'SAME_NATURAL_KEY',
    positions,
    [
      { table, row: rows[1] },
      { table, row: rows[0] },
    ],
    {
      nl: `${label.nl} op ${on.nl} is twee keer vastgelegd met dezelfde inhoud (posities ${positions.join(' en ')})`,
      en: `${label.en} on ${on.en} was recorded twice with the same content (positions ${positions.join(' and ')})`,
    },
  );
}
