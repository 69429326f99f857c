import {
  codeLabel,
  dataSchema,
  fieldLabel,
  type EventType,
  type FieldSpec,
  type JsonSchema,
} from '#libs/programme';

type Properties = Readonly<Record<string, JsonSchema>>;

/** The JSON Schema of a type's data with, at every field and code, what a person reads in both languages. */
export function labelledSchema(type: EventType): JsonSchema {
  return {
    ...withLabels(dataSchema(type), { kind: 'object', name: type.name, fields: type.fields }),
    'x-label': type.label,
  };
}

function withLabels(schema: JsonSchema, spec: FieldSpec): JsonSchema {
  switch (spec.kind) {
    case 'object': {
      const properties = Object.entries(schema['properties'] as Properties).map(([name, property]) => {
        const field = spec.fields[name];
        const label = fieldLabel(name);
        const labels = { title: label.en, description: label.nl, 'x-label': label };
        return [name, field ? { ...labels, ...withLabels(property, field.spec) } : property];
      });
      return { ...schema, properties: Object.fromEntries(properties) as Properties };
    }
    case 'list':
      return { ...schema, items: withLabels(schema['items'] as JsonSchema, spec.item) };
    case 'code':
      return {
        ...schema,
        'x-codes': Object.fromEntries(spec.codes.map((code) => [code, codeLabel(spec.list, code)])),
      };
    default:
      return schema;
  }
}
