import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connected, opened } from '../harness/browser.ts';
import { type PageFiles, writePages } from '../harness/page-files.ts';

const signature = '89504e470d0a1a0a';

/** Margin on each side and pixels of the file for each of the drawing, as a deck needs them. */
const margin = 16;
const density = 2;

/** The size of a PNG, and how many rows of its pixels differ from all others: a blank one has one or two. */
function readPng(file: Buffer): { width: number; height: number; differingRows: number } {
  expect(file.subarray(0, 8).toString('hex')).toBe(signature);
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) !== 'IDAT') continue;
    data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const pixels = inflateSync(Buffer.concat(data));
  const stride = pixels.length / height;
  const rows = new Set(
    Array.from({ length: height }, (_, i) =>
      pixels.toString('base64', i * stride, (i + 1) * stride),
    ),
  );
  return { width, height, differingRows: rows.size };
}

describe.skipIf(inject('browser') === '')('the button below a picture', () => {
  let browser: Browser;
  let pages: PageFiles;

  beforeAll(async () => {
    [browser, pages] = await Promise.all([
      connected(inject('browser')),
      writePages(inject('program'), {
        forecast: 'forecast fixtures/shop/orders.csv',
        words: 'explain customer equity',
      }),
    ]);
  });

  afterAll(async () => {
    await Promise.all([browser?.close(), pages?.remove()]);
  });

  it.each(['light', 'dark'] as const)(
    'saves it as PNG, twice as large, from a %s page',
    async (colorScheme) => {
      const { page, faults, requests, close } = await opened(browser, pages.file('forecast'), {
        colorScheme,
        width: 380,
      });
      const drawing = page.locator('figure svg.wide').first();
      const [, , width = 0, height = 0] = ((await drawing.getAttribute('viewBox')) ?? '')
        .split(' ')
        .map(Number);
      const saved = page.waitForEvent('download');
      await page
        .getByRole('button', { name: /^Save as PNG: ./ })
        .first()
        .click();
      const download = await saved;
      expect(download.suggestedFilename()).toMatch(/^[\p{L}\p{N}-]+\.png$/u);
      const file = pages.file(`saved-${colorScheme}`);
      await download.saveAs(file);
      const png = readPng(await readFile(file));
      expect(png.width).toBe((width + 2 * margin) * density);
      expect(png.height).toBe((height + 2 * margin) * density);
      expect(png.differingRows).toBeGreaterThan(50);
      expect(faults).toEqual([]);
      expect(requests).toEqual([]);
      await close();
    },
  );

  it('is made by the script: a page without pictures has no script', async () => {
    expect(await readFile(pages.file('words'), 'utf8')).not.toContain('<script');
  });
});
