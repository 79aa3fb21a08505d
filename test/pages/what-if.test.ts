import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connected, opened } from '../harness/browser.ts';
import { finished } from '../harness/child-process.ts';
import { commandLine } from '../harness/command-line.ts';
import { type PageFiles, writePages } from '../harness/page-files.ts';

const households = 'value fixtures/households/households.csv --by home --margin 25%';
const lines = {
  estimate: 'estimate --spend 1062/mo --tenure 4y..13y --margin 25% --discount 10%',
  value: `${households} --discount 10%`,
  undiscounted: households,
};

interface Step {
  readonly amount: number;
}
interface Printed {
  readonly result: {
    readonly waterfall?: readonly Step[];
    readonly netValue?: number;
    readonly total?: { readonly waterfall: readonly Step[]; readonly netValue: number };
  };
}

describe.skipIf(inject('browser') === '')('the sliders of a page', () => {
  let browser: Browser;
  let pages: PageFiles;

  beforeAll(async () => {
    [browser, pages] = await Promise.all([
      connected(inject('browser')),
      writePages(inject('program'), lines),
    ]);
  });

  afterAll(async () => {
    await Promise.all([browser?.close(), pages?.remove()]);
  });

  /** The amounts of the last table, as the page has them behind what it prints, and what it prints. */
  const shown = async (
    page: Page,
  ): Promise<{ steps: number[]; totals: number[]; texts: string[] }> => {
    const table = page.locator('.what-if table').last();
    const amountsOf = (rows: string) =>
      table
        .locator(`${rows} data`)
        .evaluateAll((all) => all.map((each) => Number(each.getAttribute('value'))));
    return {
      steps: await amountsOf('tr:not(.total)'),
      totals: await amountsOf('tr.total'),
      texts: await table.locator('data').allTextContents(),
    };
  };

  const shownCommand = async (page: Page): Promise<string> =>
    (await page.locator('.what-if .command code').textContent()) ?? '';

  async function agrees(page: Page): Promise<void> {
    const { words } = commandLine(await shownCommand(page));
    const run = async (...more: string[]) => {
      const args = [inject('program'), ...words.slice(1), ...more];
      const { code, stdout, stderr } = await finished(process.execPath, args, { directory: '.' });
      expect(stderr.includes('error') ? stderr : '').toBe('');
      expect(code).toBe(0);
      return stdout;
    };
    const { result } = JSON.parse(await run('--json')) as Printed;
    const { waterfall = [], netValue = Number.NaN } = result.total ?? result;
    const { steps, totals, texts } = await shown(page);
    expect(steps).toEqual(waterfall.map(({ amount }) => amount));
    expect(totals.at(-1)).toBe(netValue);
    const table = await run('--format', 'table');
    for (const text of texts) expect(table).toContain(text);
  }

  it.each(['estimate', 'value', 'undiscounted'] as const)(
    '%s: every step is that of the command that the page shows, also when they are moved',
    async (name) => {
      const { page, faults, requests, close } = await opened(browser, pages.file(name), {});
      await agrees(page);
      const first = await shownCommand(page);
      const margin = page.getByRole('slider', { name: 'Gross margin' });
      await margin.fill('37.5');
      expect(await shownCommand(page)).toContain('--margin 37.5%');
      await agrees(page);
      await page.getByText('Count what is left out').click();
      await page.getByRole('slider', { name: 'Growth of spend' }).fill('-2.5');
      await page.getByRole('spinbutton', { name: 'Serving, as a number' }).fill('3.25');
      await agrees(page);
      // One of them needs others, which are then counted too.
      await page.getByRole('slider', { name: 'Cost of fixing a problem' }).press('ArrowRight');
      await page.getByRole('slider', { name: 'Problems', exact: true }).press('ArrowRight');
      await page.getByRole('slider', { name: 'Problems fixed' }).fill('40');
      await page.getByRole('slider', { name: 'Customers kept by that' }).fill('30');
      expect(await shownCommand(page)).toMatch(/--incidents \S+ --mended 40% --kept 30%/);
      await agrees(page);
      await page.getByRole('button', { name: 'As given' }).click();
      expect(await shownCommand(page)).toBe(first);
      await agrees(page);
      expect(faults).toEqual([]);
      expect(requests).toEqual([]);
      await close();
    },
  );

  it('say in words what the command would refuse, and show no figure of other inputs', async () => {
    const { page, close } = await opened(browser, pages.file('estimate'), {});
    await page.getByRole('spinbutton', { name: 'Gross margin, as a number' }).fill('125');
    expect(await page.getByRole('status').textContent()).toContain('between 0 % and 100 %');
    expect(await page.locator('.what-if table').count()).toBe(0);
    expect(await page.locator('.what-if .command').isVisible()).toBe(false);
    await page.getByRole('spinbutton', { name: 'Gross margin, as a number' }).fill('30');
    await agrees(page);
    await close();
  });

  it('are large enough for a finger on a telephone, and nothing is wider than the screen', async () => {
    const { page, close } = await opened(browser, pages.file('value'), { width: 380 });
    await page.getByText('Count what is left out').click();
    const small = await page
      .locator(
        '.control input:not([type="checkbox"]), .control select, .control label, .what-if button',
      )
      .evaluateAll((all) =>
        all
          .map(
            (each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height] as const,
          )
          .filter(([, height]) => height < 44),
      );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      380,
    );
    await close();
  });

  it('are hidden on a page without script, which shows the figures all the same', async () => {
    const seen = { javaScriptEnabled: false };
    const { page, close } = await opened(browser, pages.file('estimate'), seen);
    expect(await page.locator('.what-if').isVisible()).toBe(false);
    expect(await page.locator('main').textContent()).toContain('16,');
    await close();
  });
});
