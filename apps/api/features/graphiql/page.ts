import { createHash } from 'node:crypto';
import { EXAMPLES } from './examples.js';
import { SCRIPT } from './script.js';

const STYLE = `
  * { box-sizing: border-box } body { margin: 0; font: 15px/1.4 system-ui, sans-serif; color: #1a1a1a; background: #f6f7f9 }
  header { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; padding: .75rem 1rem; background: #154273; color: #fff }
  h1 { font-size: 1.1rem; margin: 0 auto 0 0 } label { display: grid; font-size: .8rem; gap: .15rem }
  select, button { font: inherit; padding: .35rem .6rem; border-radius: 4px; border: 1px solid #b4b4b4; max-width: 22rem }
  button.run { background: #39870c; color: #fff; border-color: #39870c; font-weight: 600 }
  main { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; padding: 1rem; height: calc(100vh - 4.6rem) }
  section { display: grid; grid-template-rows: auto 3fr auto 1fr; gap: .25rem; min-height: 0 }
  section.answer { grid-template-rows: auto 1fr } h2 { font-size: .85rem; margin: 0; color: #535353 }
  textarea, pre { font: 13px/1.45 ui-monospace, monospace; margin: 0; padding: .6rem; border: 1px solid #b4b4b4; border-radius: 4px; background: #fff; resize: none; overflow: auto; white-space: pre }
  :focus-visible { outline: 3px solid #f9e11e; outline-offset: 1px }
  @media (max-width: 50rem) { main { grid-template-columns: 1fr; height: auto } textarea { min-height: 12rem } section { grid-template-rows: auto 18rem auto 12rem } section.answer { grid-template-rows: auto auto } }
`;

const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const CODE = `const EXAMPLES = ${inScript(EXAMPLES)};${SCRIPT}`;
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only this page's own script and style, and questions to this server. */
export const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(CODE)}`,
  `style-src ${hashOf(STYLE)}`,
  "connect-src 'self'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The query page of the demo: everything in one answer, so that it works without the internet. */
export const PAGE = `<!doctype html>
<html lang="nl">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Wijkspoor: vragen stellen</title>
  <link rel="icon" href="data:,">
  <style>${STYLE}</style>
</head>
<body>
  <header>
    <h1>Wijkspoor <small lang="en">GraphQL</small></h1>
    <label><span>Voorbeeld / <span lang="en">example</span></span> <select id="example"></select></label>
    <label><span>Wie bent u (demo) / <span lang="en">who you are</span></span> <select id="token"></select></label>
    <button id="schema" type="button">Schema</button>
    <button id="run" type="button" class="run" title="Ctrl+Enter">Vraag uitvoeren / <span lang="en">run</span></button>
  </header>
  <main>
    <section>
      <h2><label for="query">Vraag / <span lang="en">question</span></label></h2>
      <textarea id="query" spellcheck="false"></textarea>
      <h2><label for="variables">Variabelen / <span lang="en">variables</span> (JSON)</label></h2>
      <textarea id="variables" spellcheck="false"></textarea>
    </section>
    <section class="answer">
      <h2>Antwoord / <span lang="en">answer</span> <span id="status" role="status"></span></h2>
      <pre id="answer" tabindex="0"></pre>
    </section>
  </main>
  <script>${CODE}</script>
</body>
</html>
`;
