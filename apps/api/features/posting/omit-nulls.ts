import type { Fields, FieldSpec } from '#libs/programme';

/**
 * GraphQL variables say `null` where JSON leaves a member out: those are taken out of the fields that are
 * described. What a JSON scalar holds stays as it is.
 */
export function omitNulls(data: Readonly<Record<string, unknown>>, fields: Fields): Record<string, unknown> {
  const kept = Object.entries(data).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, clean(value, fields[name]?.spec)]));
}

function clean(value: unknown, spec: FieldSpec | undefined): unknown {
  if (spec?.kind === 'object') return omitNulls(value as Record<string, unknown>, spec.fields);
  if (spec?.kind === 'list') return (value as readonly unknown[]).map((item) => clean(item, spec.item));
  return value;
}
