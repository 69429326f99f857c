import { KPIS } from '#libs/indicators';
import { canonicalJson, CATALOGUE, dataSchema } from '#libs/programme';

/** The JSON Schema of the data of every type of event, by the path that it has in a bundle. */
export const schemaFiles = (): readonly (readonly [path: string, text: string])[] =>
  CATALOGUE.map((type) => [`schemas/${type.name}.json`, `${canonicalJson(dataSchema(type))}\n`]);

/** Every indicator as it is defined now, and the definitions that came before it. */
export function definitionsFile(): string {
  const definitions = KPIS.flatMap((kpi) => [...(kpi.earlier ?? []), kpi]).map(
    ({
      code,
      version,
      werklijn,
      label,
      unit,
      formula,
      source,
      parameters,
      inputs,
      addsUpOver,
      ascending,
    }) => ({
      ...{ code, version, werklijn: werklijn ?? null, label, unit, formula, source },
      ...{ parameters, inputs, addsUpOver, ascending },
    }),
  );
  return `${JSON.stringify(definitions, null, 2)}\n`;
}
