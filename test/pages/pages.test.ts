import { stat } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connected, type OpenedPage, opened, type Seen } from '../harness/browser.ts';
import { type PageFiles, pageLines, writePages } from '../harness/page-files.ts';
import * as inPage from './in-page.ts';

/** The least size of text that people read without effort, in pixels. */
const leastText = 12;

/** What the page of a fixture may weigh. */
const mostBytes = 200_000;

/** A telephone, and a window on a desk. */
const narrow = 380;
const wide = 1000;

const names = Object.keys(pageLines);

describe.skipIf(inject('browser') === '')('a page', () => {
  let browser: Browser;
  let pages: PageFiles;

  beforeAll(async () => {
    [browser, pages] = await Promise.all([
      connected(inject('browser')),
      writePages(inject('program'), pageLines),
    ]);
  });

  afterAll(async () => {
    await Promise.all([browser?.close(), pages?.remove()]);
  });

  async function look(
    name: string,
    seen: Seen,
    at: (opened: OpenedPage) => Promise<void>,
  ): Promise<void> {
    const page = await opened(browser, pages.file(name), seen);
    try {
      await at(page);
      // Whatever was done to it.
      expect(page.faults).toEqual([]);
      expect(page.requests).toEqual([]);
    } finally {
      await page.close();
    }
  }

  it.each(names)('%s: is small, and everybody can use it, in light and in dark', async (name) => {
    expect((await stat(pages.file(name))).size).toBeLessThan(mostBytes);
    await look(name, {}, async ({ page }) => {
      const levels = await page.evaluate(inPage.headingLevels);
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
      expect(await page.evaluate(inPage.tablesWithoutHeaders)).toEqual([]);
      expect(await page.evaluate(inPage.pictureFaults)).toEqual([]);
      await page.evaluate(inPage.unfold);
      await page.evaluate(axe.source);
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      // Nothing else depends on the colours.
      expect(await violations(page, ['color-contrast'])).toEqual([]);
    });
  });

  it.each(names)('%s: fits a telephone, a desk and paper', async (name) => {
    await look(name, { width: narrow, colorScheme: 'dark' }, async ({ page }) => {
      const { paper, ink } = await page.evaluate(inPage.lightness);
      expect(paper).toBeLessThan(ink);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(inPage.foldedAndShown)).toEqual([]);
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate(inPage.unfold);
      for (const width of [narrow, wide]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(inPage.sidewaysRoom)).toBe(0);
        const boxes = await page.evaluate(inPage.scrollingBoxes);
        expect(boxes.filter(({ hasFocus, showsIt }) => !hasFocus || !showsIt)).toEqual([]);
        const texts = await page.evaluate(inPage.textSizes);
        // A tenth of a pixel is rounding.
        expect(texts.filter(({ size }) => size < leastText - 0.1)).toEqual([]);
        expect(await page.evaluate(inPage.cutTexts)).toEqual([]);
      }
      await page.emulateMedia({ media: 'print' });
      const printed = await page.evaluate(inPage.lightness);
      expect(printed.paper).toBeGreaterThan(printed.ink);
      const { heads, overflow } = await page.evaluate(inPage.tablesOnPaper);
      expect(heads.filter((display) => display !== 'table-header-group')).toEqual([]);
      expect(overflow.filter((each) => each !== 'visible')).toEqual([]);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(0);
    });
  });

  it.each(names)('%s: reads without script', async (name) => {
    await look(name, { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.evaluate(inPage.hiddenParts)).toEqual([]);
      // What only a script can do is not offered.
      expect(await page.locator('button, input').count()).toBe(0);
    });
  });
});

async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const found = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(
        only === undefined ? {} : { runOnly: only },
      ),
    rules?.slice(),
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)}: ${failureSummary}`),
  );
}
