import type { BarItem, Block, ChangeItem, Paragraph, Table, TextCell } from './content/blocks.js';
import { markup, type Html } from './markup.js';

/** A part of a report as markup. */
export function toBlockHtml(block: Block): Html {
  switch (block.kind) {
    case 'table':
      return tableHtml(block);
    case 'paragraph':
      return paragraphHtml(block);
    case 'changes':
      return block.title === undefined
        ? changesHtml(block.items)
        : markup`<h4>${block.title}</h4>${changesHtml(block.items)}`;
    case 'bars':
      return markup`<h3>${block.title}</h3>${barsHtml(block.items)}`;
    case 'pins':
      return pinsHtml(block.pins);
    case 'area':
      return markup`<div class="area">
        ${block.scope === undefined ? markup`<h3>${block.name}</h3>` : markup`<h3 id="gebied-${block.scope}">${block.name}</h3>`}
        ${block.blocks.map(toBlockHtml)}
      </div>`;
    case 'narrative':
      return markup`<article class="narrative" lang="nl">
        <h3>${block.name} <span class="state">${block.state}</span></h3>
        ${block.paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`)}
      </article>`;
  }
}

/** To be scrolled sideways where it is wider than the screen, with the keyboard too. */
function tableHtml({ caption, look, columns, rows }: Table): Html {
  const name = columns[0]?.header;
  const numbers = columns.slice(1);
  return markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
    <table${look === undefined ? undefined : markup` class="${look}"`}>
      <caption>${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${name}</th>
          ${numbers.map(({ header, number }) => markup`<th scope="col"${numberClass(number)}>${header}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) => markup`<tr>
          <th scope="row">${cellHtml(row.name)}</th>
          ${row.cells.map((cell, i) => markup`<td${numberClass(numbers[i]?.number)}>${cellHtml(cell)}</td>`)}
        </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const numberClass = (number: boolean | undefined): Html | undefined =>
  number ? markup` class="number"` : undefined;

const cellHtml = ({ text, small, absent }: TextCell): Html =>
  markup`${absent ? markup`<span class="absent">${text}</span>` : text}${
    small === undefined ? undefined : markup` <span class="halves">${small}</span>`
  }`;

const paragraphHtml = ({ lead, text, small, link }: Paragraph): Html =>
  markup`<p${small ? markup` class="small"` : undefined}>${
    lead === undefined ? undefined : markup`<strong>${lead}</strong> `
  }${text}${link && markup` <a href="#gebied-${link.scope}">${link.name}</a>.`}</p>`;

const changesHtml = (items: readonly ChangeItem[]): Html =>
  markup`<ul class="changes">${items.map(
    ({ name, code, text }) => markup`<li><strong>${name}</strong> (${code}): ${text}</li>`,
  )}</ul>`;

/** The length beside what it says in words. */
const barsHtml = (items: readonly BarItem[]): Html =>
  markup`<ul class="bars">${items.map(
    ({ name, text, share }) =>
      markup`<li><strong>${name}</strong> ${lengthHtml(share)} <span>${text}</span></li>`,
  )}</ul>`;

const lengthHtml = (share: number | undefined): Html =>
  share === undefined
    ? markup`<span></span>`
    : markup`<meter min="0" max="1" value="${String(Math.round(share * 1000) / 1000)}" aria-hidden="true"></meter>`;

function pinsHtml(pins: readonly (readonly [string, string])[]): Html {
  const last = pins.length - 1;
  return markup`<dl class="pins">
    ${pins.map(
      ([name, value], i) => markup`<div>
        <dt>${name}</dt>
        <dd>${i === last ? markup`<code>${value}</code>` : value}</dd>
      </div>`,
    )}
  </dl>`;
}
