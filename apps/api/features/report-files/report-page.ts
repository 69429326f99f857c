import type { Language } from '../../kernel/language.js';
import type { Notice } from './content/blocks.js';
import { readerOf } from './content/reader.js';
import { reportContent } from './content/report-content.js';
import { WORDS } from './content/words.js';
import { markup, type Html } from './markup.js';
import { toBlockHtml } from './page-blocks.js';
import { pageHead } from './page-style.js';
import type { ReportDocument } from './report-document.js';

/**
 * A report as a page that stands on its own: no script, its style within it, to be read on a screen or on paper (A4).
 */
export function reportPage(report: ReportDocument, language: Language): string {
  const reader = readerOf(language);
  const { programme, title, status, span, notice, sections } = reportContent(report, reader);
  return markup`${pageHead(language, `${title} – ${status}`)}
<body>
<header>
${notice && noticeHtml(notice)}
<p class="programme" lang="nl">${programme}</p>
<h1>${title} <span class="status">${status}</span></h1>
<p class="lead">${span}</p>
</header>
<nav aria-labelledby="inhoud">
<h2 id="inhoud">${reader.t(WORDS.contents)}</h2>
<ol>${sections.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>`)}</ol>
</nav>
<main>
${sections.map(
  ({ id, title: name, blocks }) =>
    markup`<section id="${id}" aria-labelledby="${id}-kop"><h2 id="${id}-kop">${name}</h2>${blocks.map(toBlockHtml)}</section>
`,
)}
</main>
</body>
</html>
`.text;
}

/** At the top of all: the report no longer holds, since when and why. */
const noticeHtml = ({ lead, text, reason }: Notice): Html =>
  markup`<div class="notice" role="note">
    <p><strong>${lead}</strong> ${text}</p>
    ${reason === undefined ? undefined : markup`<p>${reason}</p>`}
  </div>`;
