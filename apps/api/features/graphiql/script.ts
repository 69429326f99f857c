/** What the query page does in the browser; plain JavaScript without a library. */
export const SCRIPT = String.raw`
const byId = (id) => document.getElementById(id);
const [example, token, query, variables, answer, status] =
  ['example', 'token', 'query', 'variables', 'answer', 'status'].map(byId);
let socket;

const option = (select, value, text) => select.add(new Option(text, value));
EXAMPLES.forEach(({ name }, i) => option(example, i, name));
['demo-programme-office', 'demo-auditor', 'demo-ministry', 'demo-partner-gemeente-duindorp'].forEach((name) =>
  option(token, name, name),
);

function choose() {
  const chosen = EXAMPLES[Number(example.value)];
  query.value = chosen.query;
  variables.value = chosen.variables ? JSON.stringify(chosen.variables, null, 2) : '';
  if (![...token.options].some(({ value }) => value === chosen.token)) option(token, chosen.token, chosen.token);
  token.value = chosen.token;
}

async function send(body) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + token.value, 'accept-language': 'nl' },
    body: JSON.stringify(body),
  });
  return { response, json: await response.json() };
}

function watch(body) {
  socket = new WebSocket(location.origin.replace('http', 'ws') + '/graphql', 'graphql-transport-ws');
  const send = (message) => socket.send(JSON.stringify(message));
  socket.onopen = () => send({ type: 'connection_init', payload: { authorization: 'Bearer ' + token.value } });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'connection_ack') send({ id: '1', type: 'subscribe', payload: body });
    if (message.type === 'ping') send({ type: 'pong' });
    if (!('payload' in message)) return;
    status.textContent = '· ' + new Date().toLocaleTimeString('nl-NL');
    answer.textContent = JSON.stringify(message.payload, null, 2);
  };
  socket.onclose = ({ code, reason }) => (status.textContent = '· gesloten ' + code + ' ' + reason);
}

async function run() {
  socket?.close();
  answer.textContent = '…';
  status.textContent = '';
  try {
    const body = { query: query.value, variables: variables.value.trim() ? JSON.parse(variables.value) : {} };
    if (/^\s*subscription\b/.test(body.query)) return watch(body);
    const started = performance.now();
    const { response, json } = await send(body);
    status.textContent = '· ' + response.status + ', ' + Math.round(performance.now() - started) + ' ms';
    answer.textContent = JSON.stringify(json, null, 2);
    // On a phone the answer is below the question: it is shown all the same.
    if (answer.getBoundingClientRect().top > innerHeight - 100) answer.parentElement.scrollIntoView();
  } catch (error) {
    answer.textContent = String(error);
  }
}

const TYPE = 'fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const SCHEMA = TYPE + ' { __schema { types { kind name description enumValues { name description } ' +
  'inputFields { name description type { ...T } } fields { name description args { name type { ...T } } type { ...T } } } } }';
const typeName = (type) =>
  type.kind === 'NON_NULL' ? typeName(type.ofType) + '!' : type.kind === 'LIST' ? '[' + typeName(type.ofType) + ']' : type.name;
const note = (described) => (described.description ? '   # ' + described.description : '');

async function showSchema() {
  const { json } = await send({ query: SCHEMA });
  if (json.errors) return (answer.textContent = JSON.stringify(json, null, 2));
  const first = ['Query', 'Mutation', 'Subscription'];
  const rank = ({ name }) => (first.includes(name) ? first.indexOf(name) : 9);
  const lines = json.data.__schema.types
    .filter(({ name }) => !name.startsWith('__'))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .flatMap((type) => [
      type.kind.toLowerCase().replace('_', ' ') + ' ' + type.name + note(type),
      ...(type.enumValues ?? []).map((value) => '  ' + value.name + note(value)),
      ...[...(type.fields ?? []), ...(type.inputFields ?? [])].map((field) => {
        const args = (field.args ?? []).map((arg) => arg.name + ': ' + typeName(arg.type)).join(', ');
        return '  ' + field.name + (args && '(' + args + ')') + ': ' + typeName(field.type) + note(field);
      }),
      '',
    ]);
  answer.textContent = lines.join('\n');
}

example.onchange = choose;
byId('run').onclick = run;
byId('schema').onclick = showSchema;
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
});
choose();
send({ query: '{ partners { partnerId name } }' }).then(({ json }) => {
  for (const { partnerId, name } of json.data?.partners ?? []) {
    const value = 'demo-partner-' + partnerId;
    if (![...token.options].some((known) => known.value === value)) option(token, value, value + ' (' + name + ')');
  }
});
`;
