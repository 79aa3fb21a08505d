// npm run looks [part of a name]: pictures of the pages in the folder looks, which people look at: light, dark, on a
// telephone, and on paper as PDF.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath, howToGetChromium, opened } from '../harness/browser.ts';
import { buildCommand } from '../harness/built-command.ts';
import { pageLines, writePages } from '../harness/page-files.ts';

const folder = 'looks';

const views = {
  light: {},
  dark: { colorScheme: 'dark' },
  telephone: { width: 380 },
} as const;

const [filter = ''] = process.argv.slice(2);
const path = chromiumPath(process.env);
if (path === '') throw new Error(`Pages cannot be looked at. ${howToGetChromium}`);

const chosen = Object.entries(pageLines).filter(([name]) => name.includes(filter));
const { program, remove } = await buildCommand(process.cwd());
const pages = await writePages(program, Object.fromEntries(chosen));
const browser = await chromium.launch({ executablePath: path });

await mkdir(folder, { recursive: true });
try {
  if (chosen.some(([name]) => name === 'report')) await writeTop('report');
  for (const [name] of chosen) {
    for (const [view, seen] of Object.entries(views)) {
      const { page, close } = await opened(browser, pages.file(name), seen);
      await page.screenshot({ path: join(folder, `${name}-${view}.png`), fullPage: true });
      if (view === 'dark') await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4' });
      await close();
    }
    console.log(name);
  }
} finally {
  await browser.close();
  await pages.remove();
  await remove();
}

/** The beginning of a page, as README shows one. */
async function writeTop(name: string): Promise<void> {
  const { page, close } = await opened(browser, pages.file(name), { width: 860 });
  await page.screenshot({
    path: join(folder, `${name}-top.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width: 860, height: 1316 },
  });
  await close();
}
