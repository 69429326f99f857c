import {
  explanationOf,
  OPEN_FIGURES,
  shown,
  STATUS_WORDS,
  type OpenEdition,
  type OpenHeading,
  type OpenMeasure,
  type OpenObservation,
  type Words,
} from '#libs/open-data';
import type { Language } from '../../kernel/language.js';
import { markup, type Html } from '../report-files/markup.js';
import { pageHead } from '../report-files/page-style.js';

const WORDS = {
  programme: {
    nl: 'City Deal Energieke wijken, duurzaam en sociaal',
    en: 'City Deal Energieke wijken, duurzaam en sociaal',
  },
  title: { nl: 'Open cijfers', en: 'Open figures' },
  none: { nl: 'Er is nog geen openbare rapportage.', en: 'There is no public edition yet.' },
  intro: {
    nl: 'De cijfers van elke openbare rapportage, voor iedereen en zonder aanmelden. U mag ze vrij gebruiken (CC0).',
    en: 'The figures of every public edition, for everybody and without signing in. You may use them freely (CC0).',
  },
  heldBack: {
    nl: 'Van deze rapportage zijn er geen cijfers over mensen: sinds een eerdere rapportage kwam zo weinig bij, dat uit de verschillen te lezen was wat verborgen is. Een volgende, als er meer is bijgekomen, heeft ze wel.',
    en: 'There are no figures about people of this report: so little came in since an earlier one that the differences would give away what is hidden. A next one, when more has come in, has them.',
  },
  hidden: {
    nl: '“Geheim” is een woord in plaats van een getal, nooit een 0: het getal is zo klein, of zo goed uit andere te berekenen, dat het over herkenbare mensen zou gaan. In de bestanden staat daar GEHEIM. Van een gemeente of een gebied zijn alle cijfers over mensen geheim: veel ervan gaan daar over heel weinig mensen, en een tweede rapportage over dezelfde periode zou de rest kunnen verraden.',
    en: '“Protected” is a word in place of a number, never a 0: the number is so small, or so easily computed from others, that it would tell of people who can be recognised. The files say GEHEIM there. Of a municipality or a neighbourhood all figures about people are protected: many are of very few people there, and a second report on the same period could give the rest away.',
  },
  newest: {
    nl: 'Een adres dat altijd naar de nieuwste rapportage gaat:',
    en: 'An address that always leads to the newest edition:',
  },
  columns: {
    nl: 'Wat in de kolommen van de CSV staat (CSVW)',
    en: 'What the columns of the CSV hold (CSVW)',
  },
  explained: { nl: 'Wat met de getallen is gedaan', en: 'What was done to the numbers' },
  files: { nl: 'Downloaden', en: 'Download' },
  all: { nl: 'Alle openbare rapportages', en: 'All public editions' },
  indicator: { nl: 'Indicator', en: 'Indicator' },
  period: { nl: 'In de periode', en: 'In the period' },
  since: { nl: 'Vanaf het begin', en: 'Since the start' },
  between: { nl: 'Vanaf het begin ligt tussen', en: 'Since the start lies between' },
  target: { nl: 'Streefwaarde', en: 'Target' },
  machines: { nl: 'Voor programma’s', en: 'For programs' },
  published: { nl: 'vastgesteld op', en: 'published on' },
  over: { nl: 'Periode', en: 'Period' },
  state: { nl: 'Stand', en: 'State' },
  edition: { nl: 'Rapportage', en: 'Edition' },
} as const satisfies Record<string, Words>;
const STANDINGS: Readonly<Record<OpenHeading['standing'], Words>> = {
  IN_FORCE: { nl: 'geldt', en: 'in force' },
  SUPERSEDED: { nl: 'vervangen', en: 'superseded' },
  WITHDRAWN: { nl: 'ingetrokken', en: 'withdrawn' },
};

/**
 * The open figures for people: no script, nothing from elsewhere; of the programme as a whole, what is hidden in
 * words.
 */
export function openPage(
  editions: readonly OpenHeading[],
  newest: OpenEdition | undefined,
  language: Language,
): string {
  const t = (words: Words): string => words[language];
  return markup`${pageHead(language, `${t(WORDS.title)} – ${t(WORDS.programme)}`)}
<body>
<header>
<p class="programme" lang="nl">${t(WORDS.programme)}</p>
<h1>${t(WORDS.title)}</h1>
<p class="small"><a href="/open?taal=${language === 'nl' ? 'en' : 'nl'}" lang="${language === 'nl' ? 'en' : 'nl'}">${language === 'nl' ? 'English' : 'Nederlands'}</a></p>
</header>
<main>
<p class="lead">${t(WORDS.intro)}</p>
${newest ? editionHtml(newest, language) : markup`<p>${t(WORDS.none)}</p>`}
<section aria-labelledby="alle"><h2 id="alle">${t(WORDS.all)}</h2>${listHtml(editions, language)}</section>
<section aria-labelledby="machines"><h2 id="machines">${t(WORDS.machines)}</h2>
<ul><li><a href="/open/v1">JSON</a></li><li><a href="/open/v1/dcat.jsonld">DCAT-AP-NL</a></li><li><a href="/open/v1/odata">OData v4</a></li><li><a href="/open/v1/wijkspoor.pbids">Power BI</a></li></ul></section>
</main>
</body>
</html>
`.text;
}

function editionHtml(edition: OpenEdition, language: Language): Html {
  const t = (words: Words): string => words[language];
  const { title, editionId, statusLabel, from, to, publishedOn } = edition;
  return markup`<section aria-labelledby="nieuwste"><h2 id="nieuwste">${title ?? editionId} <span class="status">${t(statusLabel)}</span></h2>
<p class="lead">${dayText(from, language)} – ${dayText(to, language)}; ${t(WORDS.published)} ${dayText(publishedOn, language)}</p>
${edition.isHeldBack ? markup`<div class="notice"><p>${t(WORDS.heldBack)}</p></div>` : ''}
<h3>${t(WORDS.explained)}</h3>
<ol>${explanationOf(edition.rules).map((one) => markup`<li>${t(one)}</li>`)}</ol>
<p>${t(WORDS.hidden)}</p>
${figuresHtml(edition, language)}
<h3>${t(WORDS.files)}</h3>
<ul>${OPEN_FIGURES.map(({ name, title: what }) => markup`<li><a href="/open/v1/edities/${editionId}/${name}">${t(what)}</a></li>`)}<li><a href="/open/v1/edities/${editionId}/cijfers.csv-metadata.json">${t(WORDS.columns)}</a></li></ul>
<p class="small">${t(WORDS.newest)} <a href="/open/v1/edities/laatste/cijfers.csv">/open/v1/edities/laatste/cijfers.csv</a></p>
</section>`;
}

function figuresHtml({ measures, observations }: OpenEdition, language: Language): Html {
  const t = (words: Words): string => words[language];
  const found = new Map(
    observations.filter(({ area }) => area === 'NL').map((one) => [`${one.measure} ${one.span}`, one]),
  );
  const main = measures.filter(({ code }) => !code.includes('_'));
  return markup`<div class="scroll" role="group" aria-label="${t(WORDS.title)}" tabindex="0"><table>
<thead><tr><th scope="col">${t(WORDS.indicator)}</th><th scope="col" class="number">${t(WORDS.period)}</th><th scope="col" class="number">${t(WORDS.since)}</th><th scope="col" class="number">${t(WORDS.between)}</th><th scope="col" class="number">${t(WORDS.target)}</th></tr></thead>
<tbody>${main.map((measure) => {
    const [period, since] = [found.get(`${measure.code} PERIOD`), found.get(`${measure.code} CUMULATIVE`)];
    return markup`<tr><th scope="row"><span class="code">${measure.kpi}</span> ${t(measure.label)}<span class="halves">${measure.isShare ? '%' : t(measure.unit)}</span></th>
<td class="number">${valueHtml(period, measure, language)}</td><td class="number">${valueHtml(since, measure, language)}</td>
<td class="number">${betweenText(since, measure, language)}</td><td class="number">${since?.target === undefined ? '' : numberText(since.target, measure, language)}</td></tr>`;
  })}</tbody></table></div>`;
}

/** A day as people write it. */
const dayText = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(date));

const numberText = (value: number, { isShare }: OpenMeasure, language: Language): string =>
  new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    maximumFractionDigits: 1,
    ...(isShare ? { style: 'percent' } : {}),
  }).format(value);

function valueHtml(
  one: OpenObservation | undefined,
  measure: OpenMeasure,
  language: Language,
): Html | string {
  if (!one) return '';
  const value = shown(one);
  if (typeof value === 'number') return numberText(value, measure, language);
  return markup`<span class="absent">${STATUS_WORDS[one.status === 'OK' ? 'ONLY_UNKNOWN' : one.status][language]}</span>`;
}

function betweenText(one: OpenObservation | undefined, measure: OpenMeasure, language: Language): string {
  if (one?.lower === undefined || one.upper === undefined || one.lower === one.upper) return '';
  return `${numberText(one.lower, measure, language)} – ${numberText(one.upper, measure, language)}`;
}

function listHtml(editions: readonly OpenHeading[], language: Language): Html {
  const t = (words: Words): string => words[language];
  return markup`<div class="scroll" role="group" aria-label="${t(WORDS.all)}" tabindex="0"><table>
<thead><tr><th scope="col">${t(WORDS.edition)}</th><th scope="col">${t(WORDS.over)}</th><th scope="col">${t(WORDS.state)}</th><th scope="col">${t(WORDS.files)}</th></tr></thead>
<tbody>${[...editions].reverse().map(
    ({ editionId, title, period, standing, statusLabel, reason, publishedOn }) => markup`<tr>
<th scope="row">${title ?? editionId} <span class="halves">${editionId}, ${dayText(publishedOn, language)}</span></th>
<td>${period}</td><td>${t(statusLabel)}, ${t(STANDINGS[standing])}${reason === undefined ? '' : `: ${reason}`}</td>
<td>${standing === 'WITHDRAWN' ? '' : linksHtml(editionId)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** Of an older edition the files that people open; its own address names all of them. */
const linksHtml = (editionId: string): Html =>
  markup`${[
    ['cijfers.xlsx', 'Excel'],
    ['cijfers.csv', 'CSV'],
    ['cijfers.json', 'JSON'],
  ].map(
    ([name, what]) =>
      markup`<a href="/open/v1/edities/${editionId}/${name ?? ''}" aria-label="${what ?? ''} ${editionId}">${what ?? ''}</a> `,
  )}`;
