import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import { documents, faultsOf, rerun } from './harness/document.ts';
import { matches } from './harness/markdown.ts';

const program = inject('program');
const paths = await documents();

// The guide alone runs some 150 commands, one after another.
const longest = 600_000;

describe.concurrent('what a document shows', () => {
  for (const document of paths) {
    it(
      `is what happens: ${document}`,
      async ({ expect }) => {
        const { done, pictures } = await rerun(document, program);
        expect(faultsOf(done)).toEqual([]);
        const stale = done.filter(({ output, actual }) => !matches(output, actual));
        expect(stale.map(({ command, actual }) => ({ command, prints: actual }))).toEqual(
          stale.map(({ command, output }) => ({ command, prints: output })),
        );
        for (const { file, written } of pictures) {
          const text = await readFile(file, 'utf8');
          if (written !== undefined) expect(text, `${document}: ${file}`).toBe(written);
        }
      },
      longest,
    );
  }
});

it('shows each picture of the gallery below the command that writes it', async () => {
  const text = await readFile('docs/gallery.md', 'utf8');
  const files = (await readdir('docs/pictures')).filter((file) => file.endsWith('.svg'));
  const written = [...text.matchAll(/ --chart (\S+\.svg)$/gm)].map(([, file]) => file);
  const shown = [...text.matchAll(/\(pictures\/(\S+\.svg)\)$/gm)].map(([, file]) => file);
  expect(shown).toEqual(written);
  expect(shown.sort()).toEqual(files.sort());
});

it('has documents', () => {
  expect(paths).toContain('README.md');
});
