import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { LONG } from '../support/dose.js';
import { fillIn } from './support/fixtures.js';
import { ROUTES } from './support/routes.js';
import { OFFICE, Stage } from './support/stage.js';

/** WCAG 1.4.12. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));

/** Texts that are cut off by the box they are in. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *, nav *, footer *')]
      .filter((each) => {
        const { overflowX, overflowY } = getComputedStyle(each);
        if (each.closest('.visually-hidden, svg, select, .scroll') || each.childElementCount > 0)
          return false;
        if (!each.textContent?.trim() || each.offsetParent === null) return false;
        return (
          (overflowX === 'hidden' && each.scrollWidth > each.clientWidth + 1) ||
          (overflowY === 'hidden' && each.scrollHeight > each.clientHeight + 1)
        );
      })
      .map((each) => each.textContent ?? ''),
  );

/** Things to press that are smaller than 24 × 24 px and are not links in a running text (2.5.8). */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        if (width === 0 || each.classList.contains('skip') || each.closest('svg')) return false;
        const inText =
          each.tagName === 'A' &&
          each.closest('p, li, dd, td, th, h1, h2, h3') !== null &&
          getComputedStyle(each).display === 'inline';
        return !inText && (width < 24 || height < 24);
      })
      .map(
        (each) => `${each.tagName} ${each.textContent?.slice(0, 30)} ${each.getBoundingClientRect().height}`,
      ),
  );

interface Stop {
  readonly text: string;
  readonly visible: boolean;
}

/** Keeps in the page what got the focus, one after the other, and whether that could be seen. */
const watchFocus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const stops: Stop[] = [];
    (window as never as { stops: Stop[] }).stops = stops;
    document.addEventListener('focusin', ({ target }) => {
      const at = target as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const visible = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      stops.push({ text: `${at.tagName} ${at.textContent?.slice(0, 40)}`, visible });
    });
  });

/** Shapes of charts and maps, drawn with a colour of the page's own that has become that of the ground. */
const lost = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const marks = 'svg path, svg rect, svg line, svg circle, svg polyline, svg polygon, svg text';
    return [...document.querySelectorAll<SVGElement>(marks)]
      .filter((each) => {
        if (each.closest('defs, clipPath') || each.getBoundingClientRect().width === 0) return false;
        const { fill, stroke, opacity, fillOpacity } = getComputedStyle(each);
        const filled = fill !== 'none' && fill !== ground && Number(opacity) * Number(fillOpacity) > 0;
        const lined = stroke !== 'none' && stroke !== ground;
        return !filled && !lined && fill !== 'none';
      })
      .map((each) => `${each.tagName}.${each.getAttribute('class') ?? ''}`);
  });

/** The pages with charts, maps and small multiples. */
const DRAWN = [
  '/?bekend=2026-03-01',
  '/werklijnen/1',
  '/indicatoren/1.4',
  '/indicatoren/3.5?vorm=maand',
  '/gebieden',
  '/controle?kpi=1.3&stand=2026-06',
];

describe('layout', () => {
  let stage: Stage;
  let fill: (path: string) => string;
  beforeAll(async () => {
    stage = await Stage.shared();
    fill = await fillIn(stage);
  });
  afterAll(() => stage.close());

  it('320 px wide and with wider text: nothing sideways, nothing cut off, nothing too small to press', async () => {
    const pages = new Map<string, Page>();
    for (const [path, token] of ROUTES.filter((_, index) => LONG || index % 2 === 1)) {
      const page =
        pages.get(token) ?? (await (await stage.reader(token, { width: 320, bypassCSP: true })).newPage());
      pages.set(token, page);
      await stage.walk(page, fill(path));
      expect([path, 'sideways', await sideways(page)]).toEqual([path, 'sideways', 0]);
      expect([path, await small(page)]).toEqual([path, []]);
      const spacing = await page.addStyleTag({ content: SPACING });
      expect([path, 'spaced', await sideways(page), await clipped(page)]).toEqual([path, 'spaced', 0, []]);
      await spacing.evaluate((style) => (style as HTMLElement).remove());
    }
    for (const page of pages.values()) await page.context().close();
  });

  it('focus is visible at every tab stop, and there is no trap', async () => {
    for (const [path, token] of ROUTES.filter((_, index) => LONG || index % 3 === 0)) {
      const context = await stage.reader(token);
      const page = await stage.visit(context, fill(path));
      await watchFocus(page);
      let stops: readonly Stop[] = [];
      while (stops.length < 400 && stops.filter(({ text }) => text === stops[0]?.text).length < 2) {
        for (let i = 0; i < 20; i++) await page.keyboard.press('Tab');
        stops = await page.evaluate(() => (window as never as { stops: Stop[] }).stops);
      }
      expect([path, stops.filter(({ visible }) => !visible)]).toEqual([path, []]);
      expect([path, stops[0]?.text, stops.length > 10, stops.length < 400]).toEqual([
        path,
        'A Naar de inhoud',
        true,
        true,
      ]);
      await context.close();
    }
  });

  it('forced colours keep every mark: the plan tick, the bars, the shapes of a status', async () => {
    const context = await stage.reader(OFFICE, { forcedColors: 'active' });
    const page = await stage.visit(context, '/');
    const colours = await page.evaluate(() => {
      const of = (selector: string, name: 'fill' | 'stroke' | 'color') => {
        const found = document.querySelector(selector);
        return found ? getComputedStyle(found)[name] : 'absent';
      };
      return {
        tick: of('.track .tick', 'fill'),
        full: of('.track .full', 'fill'),
        empty: of('.track .empty', 'fill'),
        line: of('.chart .line', 'stroke'),
        plan: of('.chart .plan', 'stroke'),
        ground: getComputedStyle(document.body).backgroundColor,
        badge: of('.badge', 'color'),
      };
    });
    expect(Object.values(colours)).not.toContain('absent');
    for (const mark of [colours.tick, colours.full, colours.line, colours.plan, colours.badge])
      expect(mark).not.toBe(colours.empty);
    expect(colours.tick).not.toBe(colours.full);
    for (const path of DRAWN) {
      await stage.walk(page, path);
      await page.locator('main svg').first().waitFor();
      expect([path, await lost(page)]).toEqual([path, []]);
    }
    await page.evaluate(() => {
      const mark = document.querySelector('main svg rect, main svg path')?.cloneNode() as SVGElement;
      mark.style.fill = getComputedStyle(document.body).backgroundColor;
      mark.style.stroke = 'none';
      mark.setAttribute('class', 'vanished');
      for (const [name, value] of Object.entries({ width: '9', height: '9', d: 'M0 0h9v9z' }))
        mark.setAttribute(name, value);
      document.querySelector('main svg')?.append(mark);
    });
    expect((await lost(page)).join()).toContain('vanished');
    await context.close();
  });

  it('the page’s own scripts stay below 200 kB compressed, and every text file is compressed beforehand', () => {
    const folder = join(process.cwd(), 'dist/dashboard');
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
    expect(first.length).toBeGreaterThan(0);
    const size = first.reduce((sum, path) => sum + statSync(join(folder, `${path}.gz`)).size, 0);
    expect(size).toBeLessThan(200 * 1024);
    const assets = readdirSync(join(folder, 'assets'));
    for (const name of assets.filter((each) => /\.(js|css)$/.test(each)))
      expect(assets).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]));
    expect(page).not.toMatch(/<style|<script(?![^>]*src=)|style="/);
  });
});
