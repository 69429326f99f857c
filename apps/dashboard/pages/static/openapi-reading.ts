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
  readonly bodies: readonly string[];
  readonly answers: readonly {
    readonly status: string;
    readonly text: string;
    readonly forms: readonly string[];
  }[];
}

export interface Chapter {
  readonly name: string;
  readonly text: string;
  readonly operations: readonly Operation[];
}

type Members = Readonly<Record<string, unknown>>;
const members = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
const items = (value: unknown): readonly Members[] => (Array.isArray(value) ? value.map(members) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** What the description says in both languages (`Nederlands / English`) in one of them; what it says once as it is. */
export function inLanguage(both: string, language: 'nl' | 'en'): string {
  const parts = both.split(' / ');
  if (parts.length % 2 === 1) return both;
  const half = parts.length / 2;
  return (language === 'nl' ? parts.slice(0, half) : parts.slice(half)).join(' / ');
}

/** The chapters of an OpenAPI description, by its tags and in its order; an operation without a known tag stands last. */
export function chaptersOf(openapi: unknown, language: 'nl' | 'en'): readonly Chapter[] {
  const { paths, tags, components, security } = members(openapi);
  const say = (value: unknown): string => inLanguage(text(value), language);
  const shared = (value: Members): Members => {
    const name = text(value['$ref']).split('/');
    const [, , kind = '', key = ''] = name;
    return name.length === 4 ? members(members(members(components)[kind])[key]) : value;
  };
  const operationOf = (path: string, method: string, given: Members): Operation => ({
    id: `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    summary: say(given['summary']),
    description: say(given['description']),
    open: (Array.isArray(given['security']) ? given['security'] : items(security)).length === 0,
    parameters: items(given['parameters'])
      .map(shared)
      .map((each) => ({ name: text(each['name']), where: text(each['in']), text: say(each['description']) })),
    bodies: Object.keys(members(shared(members(given['requestBody']))['content'])),
    answers: Object.entries(members(given['responses'])).map(([status, answer]) => ({
      status,
      text: say(shared(members(answer))['description']),
      forms: Object.keys(members(shared(members(answer))['content'])),
    })),
  });
  const all = Object.entries(members(paths)).flatMap(([path, methods]) =>
    Object.entries(members(methods))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, given]) => ({
        tag: (members(given)['tags'] as readonly unknown[] | undefined)?.[0],
        operation: operationOf(path, method, members(given)),
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
