import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { locate } from '../src/check/compare.ts';
import { readPath } from '../src/check/path.ts';
import type { ReportResult, ReportSection } from '../src/commands/report/result.ts';
import { finished } from './harness/child-process.ts';
import { commandLine } from './harness/command-line.ts';

const shop = 'fixtures/shop/orders.csv --acquisition-costs fixtures/shop/ads.csv --margin 55%';
const households =
  'fixtures/households/households.csv fixtures/households/cases.csv fixtures/households/referrals.csv fixtures/households/indicators.csv --margin 25%';
const mixed =
  'fixtures/shop/orders.csv fixtures/households/households.csv fixtures/households/engagement.csv --margin 30% --discount 10%';

async function result(line: string, stdin?: string): Promise<{ readonly result: unknown }> {
  const { words } = commandLine(`rapport ${line}`);
  const { stdout, stderr } = await finished(
    process.execPath,
    [inject('program'), ...words.slice(1), '--json'],
    { directory: process.cwd(), ...(stdin !== undefined && { stdin }) },
  );
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout);
}

const sectionsOf = async (line: string, stdin?: string): Promise<readonly ReportSection[]> =>
  ((await result(`report ${line}`, stdin)).result as ReportResult).sections;

describe.each([shop, households, mixed])('rapport report %s', (line) => {
  it('has in each section what its command prints by itself', async () => {
    const sections = await sectionsOf(line);
    const own = sections.filter(({ report }) => report !== undefined);
    expect(own.length).toBeGreaterThan(1);
    for (const { section, command, report } of own) {
      const alone = await result((command ?? '').replace(/^rapport /, ''));
      expect(report, section).toEqual(alone);
    }
  });

  it('names in each answer figures of the report that the section is made of', async () => {
    const sections = await sectionsOf(line);
    for (const { section, answer, from } of sections) {
      const report = sections.find((each) => each.section === from)?.report;
      for (const { at, value } of answer?.figures ?? [])
        expect(
          locate(report as unknown as { result: unknown }, readPath(at, {})),
          `${section} ${at}`,
        ).toEqual({
          ok: true,
          value,
        });
    }
  });
});

it('reads standard input once for all sections', async () => {
  const file = 'fixtures/shop/orders.csv';
  const options = '--acquisition-costs fixtures/shop/ads.csv --margin 55%';
  const named = await sectionsOf(`${file} ${options}`);
  const piped = await sectionsOf(`- ${options}`, file);
  const answers = (sections: readonly ReportSection[]) =>
    sections.map(({ section, answer }) => ({ section, answer }));
  expect(answers(piped)).toEqual(answers(named));
});

it('takes every order of a log that is named twice once', async () => {
  const file = 'fixtures/shop/orders.csv';
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length - 1;
  const twice = (await result(`report ${file} ${file}`)) as unknown as {
    readonly sources: readonly { readonly read: number }[];
  };
  expect(twice.sources.map(({ read }) => read)).toEqual([rows]);
});

it('has its sections in their order on the page, and nothing of a file but text', async () => {
  const file = 'test/cases/report/hostile/orders & more.csv';
  const { words } = commandLine(
    `rapport report '${file}' --by '<i>channel</i>' --margin 40% --title '<b>T</b>' --format html`,
  );
  const { stdout } = await finished(process.execPath, [inject('program'), ...words.slice(1)], {
    directory: process.cwd(),
  });
  const headings = [...stdout.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(headings.slice(0, 3)).toEqual([
    'What are the customers worth, and how sure is that?',
    'What is each segment worth?',
    'What may winning a customer cost?',
  ]);
  expect(stdout).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(stdout).not.toMatch(/<script>alert|<i>channel|<b>T|<b>C\d/);
});
