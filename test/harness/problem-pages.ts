import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../../src/problems/catalogue.ts';

const folder = 'docs/problems';

/** Lists every problem; written by `npm run docs -- --update`. */
export const problemIndexFile = join(folder, 'README.md');

/** Codes that have a page, sorted. */
export async function documentedCodes(): Promise<string[]> {
  const pages = (await readdir(folder)).filter(
    (file) => file.endsWith('.md') && file !== 'README.md',
  );
  return pages.map((file) => file.slice(0, -'.md'.length)).sort();
}

/** The page that lists all pages: every code with the first sentence of its page. */
export async function problemIndex(): Promise<string> {
  const codes = Object.keys(catalogue).sort();
  const rows = codes.map(
    async (code) => `| [${code}](${code}.md) | ${await firstSentence(code)} |`,
  );
  return `# Problems

All problems that \`rapport\` reports. Each message ends with its code; each code has a page.

| code | what happened |
|---|---|
${(await Promise.all(rows)).join('\n')}
`;
}

/** What a page begins with, below its title. */
async function firstSentence(code: string): Promise<string> {
  const page = await readFile(join(folder, `${code}.md`), 'utf8');
  const paragraph = page.split('\n\n')[1]?.replaceAll('\n', ' ') ?? '';
  return /^.*?\.(?= |$)/.exec(paragraph)?.[0] ?? paragraph;
}
