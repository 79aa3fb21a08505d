import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from './child-process.ts';
import { commandLine } from './command-line.ts';

const households = 'fixtures/households';
const shop = 'fixtures/shop';
const compared = 'test/cases/compare';

/** Command lines whose pages are looked at, by the name of the page: at least one of every command. */
export const pageLines: Readonly<Record<string, string>> = {
  overview: `overview ${shop}/orders.csv ${shop}/ads.csv --margin 55%`,
  estimate: 'estimate --spend 1062/mo --tenure 4y',
  'estimate-steps':
    'estimate --spend 12744/y --retention 75%/y --margin 25% --discount 10% --acquisition 900 --explain',
  'estimate-range': 'estimate --spend 1062/mo --tenure 4y..13y --margin 20%..30% --acquisition 900',
  'estimate-segments': 'estimate --spend 1062/mo --tenure 2y,4y,8y --margin 25%',
  value: `value ${households}/households.csv --by home`,
  'value-costs': `value ${households}/households.csv --by home --margin 25% --acquisition 900 --ltv-cac 3`,
  'value-each': `value ${households}/households.csv --by home --each --top 10`,
  retention: `retention ${households}/households.csv --by home`,
  movements: 'retention fixtures/exports/stripe-subscriptions.csv --as-of 2024-06-10 --movements',
  forecast: `forecast ${shop}/orders.csv`,
  'forecast-channels': `forecast ${shop}/orders.csv --by channel --margin 55%`,
  'forecast-months': `forecast ${shop}/orders.csv --months --horizon 1y`,
  'forecast-each': `forecast ${shop}/orders.csv --each --top 250`,
  cohorts: `cohorts ${shop}/orders.csv --cohort quarter`,
  'cohorts-costs': `cohorts ${shop}/orders.csv --margin 40% --acquisition-costs ${shop}/ads.csv`,
  'cohorts-periods': `cohorts ${shop}/orders.csv --period month --by channel`,
  referral: `referral ${households}/referrals.csv --customers ${households}/households.csv`,
  recovery: `recovery ${households}/cases.csv --customers ${households}/households.csv --over 1y --margin 25%`,
  ror: `ror ${households}/programme.yaml`,
  'ror-members': `ror ${shop}/orders.csv --members ${shop}/club.csv --investment 3600 --margin 40%`,
  pulse: `pulse ${households}/indicators.csv`,
  compare: `compare ${compared}/value/before.json ${compared}/value/after.json`,
  'compare-forecast': `compare ${compared}/forecast/before.json ${compared}/forecast/after.json`,
  report: `report ${shop}/orders.csv --acquisition-costs ${shop}/ads.csv --margin 55%`,
  'report-households': `report ${households}/households.csv ${households}/cases.csv ${households}/referrals.csv ${households}/indicators.csv`,
  inspect: `inspect ${shop}/orders.csv`,
  check: `check ${households} --explain`,
  explain: 'explain customer equity',
  'explain-problem': 'explain unit-missing',
  sql: 'sql cohorts --dialect postgres --table orders --column customer=customer_id --column date=ordered_at --column amount=amount',
  hostile: 'value hostile.csv --by group --each --top 20',
};

/** Texts that would do something if a page took them for more than text. */
const hostileTexts = [
  '<script>document.title = "taken over"</script>',
  '</style><style>body { display: none }</style>',
  '</script><img src=x onerror="document.title = 1">',
  '"><a href="javascript:document.title=1">click</a>',
  "' onmouseover='document.title=1",
  'javascript:document.title=1',
  '&lt;b&gt; &amp; <!-- no end',
  'right \u202eto left\u202c \u2067marks\u2069',
  'https://example.com/?a=1&b=2',
  `long${'-'.repeat(300)}end`,
  `wide ${'many words '.repeat(40)}`,
];

/** A table of customers whose groups are hostile texts, and whose headers are too. */
function hostileCsv(): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = hostileTexts.map(
    (text, i) => `${quoted(`${i} ${text}`)},${10 + i},12,${quoted(text)}`,
  );
  return `name,monthly_spend,tenure_months,group\n${rows.join('\n')}\n`;
}

export interface PageFiles {
  /**
   * The file of the page of that name.
   *
   * @throws {Error} its command failed
   */
  file(name: string): string;
  remove(): Promise<void>;
}

/**
 * Writes the pages into a folder of their own, two at a time.
 *
 * @param program - path of bin/rapport.js
 * @param lines - by the name of the page
 * @param ending - another than that of pages, for another format
 */
export async function writePages(
  program: string,
  lines: Readonly<Record<string, string>>,
  ending = '.html',
): Promise<PageFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-pages-'));
  const file = (name: string): string => `${name}${ending}`;
  for (const read of ['fixtures', compared]) {
    await cp(read, join(folder, read), { recursive: true });
  }
  await writeFile(join(folder, 'hostile.csv'), hostileCsv());
  const failures = new Map<string, string>();
  const todo = Object.entries(lines);
  const write = async (): Promise<void> => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      const [name, line] = next;
      const { words } = commandLine(line);
      const args = [program, ...words, '-o', file(name)];
      const { code, stderr } = await finished(process.execPath, args, { directory: folder });
      if (code !== 0) failures.set(name, `rapport ${line} ended with ${code}:\n${stderr}`);
    }
  };
  await Promise.all([write(), write()]);
  return {
    file: (name) => {
      const failure = failures.get(name);
      if (failure !== undefined) throw new Error(failure);
      return join(folder, file(name));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
