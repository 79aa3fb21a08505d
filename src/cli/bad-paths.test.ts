import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { filesRead, isWritten } from './named-files.ts';
import { areFiles, registry } from './registry.ts';
import { sharedOptions } from './shared-options.ts';
import { runIn } from './testing/run-in.ts';

const fixture = (file: string) => fileURLToPath(new URL(`../../fixtures/${file}`, import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'rapport-paths-'));
afterAll(() => rmSync(directory, { recursive: true }));
mkdirSync(join(directory, 'folder'));
mkdirSync(join(directory, 'locked'), { mode: 0o000 });
writeFileSync(join(directory, 'h.csv'), 'customer,date,amount\nA,2024-01-01,1\n');
symlinkSync('loop', join(directory, 'loop'));
symlinkSync('nowhere/to.csv', join(directory, 'dangling'));

const ran = (words: readonly string[]) => runIn(directory, words);

type BadPath = readonly [path: string, reason: RegExp];

/** Nothing is locked for the superuser. */
const locked: readonly BadPath[] =
  process.getuid?.() === 0 ? [] : [['locked/x.csv', /permission denied/]];

/** What no file can be read from, and what the system says of it. */
const unreadable: readonly BadPath[] = [
  ['nowhere.csv', /no such file/],
  ['h.csv/x.csv', /no such file|a part of the path is not a folder/],
  ['./folder', /a folder/],
  ['./loop', /links go round in circles/],
  ['loop/x.csv', /links go round in circles/],
  ['./dangling', /no such file/],
  [`${'long'.repeat(75)}.csv`, /the name is too long/],
  ['nul\0.csv', /holds a NUL/],
  ...locked,
];

/** What no file can be written to. */
const unwritable: readonly BadPath[] = [
  ['nowhere/x.csv', /no such file or folder/],
  ['h.csv/x.csv', /a part of the path is not a folder/],
  ['./folder', /it is a folder|exists already/],
  ['./loop', /links go round in circles/],
  ['loop/x.csv', /links go round in circles/],
  ['./dangling', /a link to .*nowhere\/to\.csv, in a folder that does not exist/],
  [`${'long'.repeat(75)}.csv`, /the name is too long/],
  ['nul\0.csv', /holds a NUL/],
  ...locked,
];

const orders = fixture('shop/orders.csv');
const cells = fileURLToPath(new URL('../../test/cases/forecast/cells/answer.csv', import.meta.url));
const households = fixture('households/households.csv');
const stays = join(directory, 'stays.csv');
writeFileSync(stays, 'id,tenure months,status\nA,3,ended\nB,5,active\nC,8,ended\n');
const programme = fixture('households/programme.yaml');
const cases = [fixture('households/cases.csv'), '--severity', 'major', '--customers', households];
const quickly = [orders, '--model', 'nbd'];
const costs = fixture('households/programme-costs.yaml');
const members = [fixture('households/members.csv'), '--treated', 'member', '--programme', costs];

/** A request of each command that is answered, without its operands, and the operands. */
const requests: Readonly<Record<string, readonly [words: string[], operands: string[]]>> = {
  estimate: [['--spend', '1062/mo', '--tenure', '4y'], []],
  value: [['--by', 'home'], [households]],
  retention: [[], [stays]],
  forecast: [[], [orders]],
  cohorts: [[], [orders]],
  referral: [['--customers', households], [fixture('households/referrals.csv')]],
  recovery: [
    ['--no-problem-stay', '90%', '--value-to-come', '1000'],
    [fixture('households/worked-problems.csv')],
  ],
  ror: [['--draws', '200'], [programme]],
  pulse: [[], [fixture('households/indicators.csv')]],
  compare: [[], [fixture('households/plan.json'), fixture('households/actual.json')]],
  inspect: [[], [households]],
  check: [[], [fixture('households/pulse.check.yaml')]],
  overview: [[], [households]],
  report: [['--sections', 'stays'], [stays]],
  explain: [['margin'], []],
  sql: [
    [
      ...['retention', '--dialect', 'duckdb', '--table', 'customers'],
      ...['--column', 'start=joined', '--format', 'sql'],
    ],
    [],
  ],
};

/** The words that an option needs besides, in place of the command's own. */
const requestsOf: Readonly<Record<string, readonly string[]>> = {
  'value --acquisition-costs': [households, '--by', 'home', '--margin', '25%'],
  'value --source': [orders],
  'report --acquisition-costs': [orders, '--margin', '25%', '--sections', 'cost'],
  'report --source': [orders],
  'referral --customers': [fixture('households/referrals.csv')],
  'recovery --assumptions': cases,
  'recovery --join': cases,
  'recovery --source': cases,
  'recovery --rates': cases,
  'ror --comparison': [fixture('households/members.csv'), '--programme', costs],
  'ror --members': [orders],
  'ror --source': [orders, '--members', fixture('shop/club.csv')],
  'ror --programme': [fixture('households/members.csv'), '--treated', 'member'],
  'ror --referrals-from': members,
  'ror --recoveries-from': members,
  'ror --rates': members,
  'ror --rejects': [
    ...members,
    '--referrals-from',
    fixture('households/referrals.csv'),
    '--recoveries-from',
    fixture('households/cases.csv'),
    '--draws',
    '100',
  ],
  'forecast --output': quickly,
  'forecast --rejects': quickly,
  'forecast --save': quickly,
  'forecast --scores': [cells, '--source', 'cells'],
  'cohorts --acquisition-costs': [orders, '--margin', '25%'],
};

interface Slot {
  readonly title: string;
  readonly words: (path: string) => readonly string[];
}

/** Every place of a command line where a file is named, as the options of the commands say. */
async function slots(): Promise<{ readonly read: Slot[]; readonly written: Slot[] }> {
  const read: Slot[] = [];
  const written: Slot[] = [];
  for (const { name, operands: kind, load } of registry) {
    const [words, operands] = requests[name] ?? [[], []];
    const { options, starter } = await load();
    if (areFiles(kind))
      read.push({
        title: `${name} ${kind}`,
        words: (path) => [name, ...words, ...operands.slice(1), path],
      });
    for (const spec of [...options, ...sharedOptions]) {
      const option = spec.name;
      const title = `${name} --${option}`;
      const request = requestsOf[title] ?? [...words, ...operands];
      const euros = option === 'rates' ? ['--currency', 'EUR'] : [];
      const wordsFor = (path: string) => [name, ...request, ...euros, `--${option}`, path];
      // Whether an option names a file is for the options to say: the same as decides what is overwritten.
      const reads = filesRead(options, { operands: [], options: { [option]: 'x' } }).length > 0;
      if (reads) read.push({ title, words: wordsFor });
      // The name of a picture has an ending of its own; it is tested below.
      if (isWritten(spec) && option !== 'chart') written.push({ title, words: wordsFor });
    }
    if (starter !== undefined)
      written.push({ title: `${name} --init`, words: (path) => [name, '--init', '-o', path] });
  }
  return { read, written };
}

const { read, written } = await slots();

const codes =
  /\[(file-missing|file-is-folder|file-unreadable|(assumptions|programme|fixture|report-file)-unreadable|output-unwritable|starter-exists): /;

async function refusedFor(words: readonly string[], reason: RegExp): Promise<void> {
  const { code, stderr } = await ran(words);
  const text = stderr.replace(/\n {2}/g, ' ');
  expect(text).toMatch(reason);
  expect(text).toMatch(codes);
  expect(text).not.toMatch(/defect|\n {4}at /);
  expect(code).toBe(2);
}

test('the requests themselves are answered', async () => {
  for (const [name, [words, operands]] of Object.entries(requests)) {
    const { stderr } = await ran([name, ...words, ...operands, '--quiet']);
    expect(`${name}${stderr}`).toBe(name);
  }
});

test.each(read)('$title names what cannot be read', async ({ words }) => {
  for (const [path, reason] of unreadable) {
    if (path !== './folder' || !words('').includes('check')) await refusedFor(words(path), reason);
  }
});

test.each(written)('$title names what cannot be written', async ({ words }) => {
  for (const [path, reason] of unwritable) await refusedFor(words(path), reason);
});

test('--chart names what cannot be written', async () => {
  const named = unwritable.flatMap(([path, reason]): BadPath[] =>
    path.endsWith('.csv') ? [[path.replace(/csv$/, 'svg'), reason]] : [],
  );
  expect(named.length).toBeGreaterThan(1);
  for (const [path, reason] of named)
    await refusedFor(['retention', households, '--by', 'home', '--chart', path], reason);
});
