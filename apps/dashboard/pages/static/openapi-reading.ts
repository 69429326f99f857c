import { inLanguage, items, members, text, type Members } from './openapi-members.ts';

/** One way to ask the REST interface, as a person reads it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** Whether it is answered without signing in. */
  readonly open: boolean;
  readonly parameters: readonly { readonly name: string; readonly where: string; readonly text: string }[];
  readonly bodies: readonly Content[];
  readonly answers: readonly {
    readonly status: string;
    readonly text: string;
    readonly contents: readonly Content[];
  }[];
}

/** What is sent or answered, in the forms that hold the same. */
export interface Content {
  readonly forms: readonly string[];
  /** As the description has it: read by readSchema. Undefined where it says nothing of it. */
  readonly schema: unknown;
}

export interface Chapter {
  readonly name: string;
  readonly text: string;
  readonly operations: readonly Operation[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** By what it holds: forms that hold the same stand together, in the order of the first. */
function contentsOf(content: unknown): readonly Content[] {
  const found = new Map<string, { forms: string[]; schema: unknown }>();
  for (const [form, media] of Object.entries(members(content))) {
    const { schema } = members(media);
    const key = JSON.stringify(schema) ?? '';
    const same = found.get(key);
    if (same) same.forms.push(form);
    else found.set(key, { forms: [form], schema });
  }
  return [...found.values()];
}

/** Where an operation stands that has a server of its own; the description's servers otherwise. */
const baseOf = (own: unknown, shared: unknown): string =>
  text((items(own)[0] ?? items(shared)[0])?.['url']).replace(/\/$/, '');

/**
 * The chapters of an OpenAPI description, by its tags and in its order; an operation without a known tag stands last.
 */
export function chaptersOf(openapi: unknown, language: 'nl' | 'en'): readonly Chapter[] {
  const { paths, tags, components, security, servers } = members(openapi);
  const say = (value: unknown): string => inLanguage(text(value), language);
  const shared = (value: Members): Members => {
    const name = text(value['$ref']).split('/');
    const [, , kind = '', key = ''] = name;
    return name.length === 4 ? members(members(members(components)[kind])[key]) : value;
  };
  const operationOf = (path: string, method: string, base: string, given: Members): Operation => ({
    id: `${method} ${path}`,
    method: method.toUpperCase(),
    path: base + path,
    summary: say(given['summary']),
    description: say(given['description']),
    open: (Array.isArray(given['security']) ? given['security'] : items(security)).length === 0,
    parameters: items(given['parameters'])
      .map(shared)
      .map((each) => ({ name: text(each['name']), where: text(each['in']), text: say(each['description']) })),
    bodies: contentsOf(shared(members(given['requestBody']))['content']),
    answers: Object.entries(members(given['responses'])).map(([status, answer]) => ({
      status,
      text: say(shared(members(answer))['description']),
      contents: contentsOf(shared(members(answer))['content']),
    })),
  });
  const all = Object.entries(members(paths)).flatMap(([path, methods]) =>
    Object.entries(members(methods))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, given]) => ({
        tag: (members(given)['tags'] as readonly unknown[] | undefined)?.[0],
        operation: operationOf(path, method, baseOf(members(methods)['servers'], servers), members(given)),
      })),
  );
  const chapters = items(tags).map((tag) => ({
    name: text(tag['name']),
    text: say(tag['description']),
    operations: all.filter((each) => each.tag === tag['name']).map(({ operation }) => operation),
  }));
  const names = new Set(chapters.map(({ name }) => name));
  const rest = all.filter(({ tag }) => !names.has(text(tag))).map(({ operation }) => operation);
  return [...chapters, { name: '', text: '', operations: rest }].filter(
    ({ operations }) => operations.length > 0,
  );
}
