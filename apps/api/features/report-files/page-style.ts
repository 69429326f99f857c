import { createHash } from 'node:crypto';
import type { Language } from '../../kernel/language.js';
import { Html, markup } from './markup.js';

/** Colours with at least 4.5 : 1 on white and on the grounds used here (WCAG 2.2, 1.4.3). */
const STYLE = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;color:#16222d;background:#fff;font:1rem/1.5 'Source Sans 3','Segoe UI',system-ui,sans-serif}
body{margin:0 auto;max-width:78rem;padding:1.5rem 1.25rem 3rem;overflow-wrap:break-word}
h1,h2,h3,h4{line-height:1.22;text-wrap:balance}
h1{font-size:1.9rem;margin:0 0 .25rem}
h2{font-size:1.4rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:3px solid #14344b}
h3{font-size:1.12rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1rem 0 .25rem}
p{margin:0 0 .75rem;max-width:46rem}
a{color:#0b4f86;text-underline-offset:.18em}
:focus-visible{outline:3px solid #0b4f86;outline-offset:2px}
.programme{color:#4a5a68;margin:0 0 .25rem}
.lead{font-size:1.1rem;color:#4a5a68}
.status{display:inline-block;font-size:1rem;font-weight:600;vertical-align:middle;border:2px solid #14344b;border-radius:.25rem;padding:.05rem .5rem;margin-left:.25rem}
.state{font-weight:400;color:#4a5a68}
.notice{border:2px solid #9c1c1c;border-left-width:.6rem;background:#fdf1f0;padding:.75rem 1rem;margin:0 0 1.25rem}
.notice p{margin:0;max-width:none}
.notice p+p{margin-top:.35rem}
nav h2{border:0;margin:1.25rem 0 .25rem;padding:0;font-size:1.1rem}
nav ol{margin:0;padding-left:1.5rem;columns:20rem;column-gap:2rem}
nav li{padding:.15rem 0;break-inside:avoid}
.pins{margin:0 0 1rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:.6rem 1.5rem}
.pins div:last-child{grid-column:1/-1}
dt{font-weight:600;font-size:.92rem;color:#4a5a68}
dd{margin:0}
code{font:.88em ui-monospace,'DejaVu Sans Mono',Menlo,monospace;overflow-wrap:anywhere}
.scroll{overflow-x:auto;margin:0 0 1.25rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums lining-nums}
table.narrow{width:auto;min-width:18rem}
caption{text-align:left;font-weight:600;padding-bottom:.4rem}
.area caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid #c9d2da}
thead th{vertical-align:bottom;border-bottom:2px solid #6b7b89;font-size:.92rem}
tbody th{font-weight:600;min-width:11rem}
.number{text-align:right;padding-left:.5rem;white-space:nowrap}
thead .number{white-space:normal;min-width:5.5rem}
.halves{display:block;font-weight:400;font-size:.86rem;color:#4a5a68}
.code{display:inline-block;min-width:2.1rem;font-weight:400;color:#4a5a68}
.absent{color:#4a5a68;font-style:italic;white-space:normal}
.small{font-size:.92rem;color:#4a5a68}
.changes{margin:0 0 1rem;padding-left:1.25rem;max-width:60rem}
.changes li{margin-bottom:.35rem}
.bars{list-style:none;margin:0 0 1.25rem;padding:0;max-width:60rem}
.bars li{display:grid;grid-template-columns:minmax(7rem,14rem) minmax(4rem,14rem) 1fr;gap:.75rem;align-items:center}
.bars meter{width:100%}
.narrative p{white-space:pre-line}
.wordy td{min-width:12rem}
.wordy td.number{min-width:0}
@page{size:A4 landscape;margin:14mm 12mm 16mm}
@media print{
html{font-size:8.5pt;line-height:1.35}
body{max-width:none;padding:0}
nav,.scroll{break-inside:auto}
.scroll{overflow:visible}
nav ol{columns:2}
a{color:inherit;text-decoration:none}
h2,h3,h4,caption{break-after:avoid}
main>section{break-before:page}
main>section:first-child{break-before:auto}
thead{display:table-header-group}
tr,li,dl div,.notice{break-inside:avoid}
th,td{padding-top:.22rem;padding-bottom:.22rem}
.notice,.status{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** Its own style and nothing else; a saved page keeps it, as it stands in the page too. */
const META_POLICY = `default-src 'none'; style-src 'sha256-${HASH}'; base-uri 'none'; form-action 'none'`;

/** The policy as a header, which may also say who may frame the page: nobody. */
export const PAGE_POLICY = `${META_POLICY}; frame-ancestors 'none'`;

/** The head of a page that stands on its own: no script, its style within it. */
export const pageHead = (language: Language, title: string): Html => markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>`;
