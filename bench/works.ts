import { customersOf, ordersInFiles, ordersOf, ordersOfStores } from './data.ts';
import { bareNode, node, type Program, peer, rapport, type Usage } from './measure.ts';
import { type Against, against, type Row } from './row.ts';
import { survivalTimes } from './survival.ts';

export interface Work {
  readonly name: string;
  readonly rows: () => Promise<readonly Row[]>;
}

const output = '.bench/out.csv';
const peerOutput = '.bench/peer.csv';

/** A folder with a build of an earlier commit, whose figures are those "before". */
const before = process.env['BEFORE'];

const list = (file: string, ...more: readonly string[]): Program =>
  rapport(
    ...['forecast', file, '--each', '--model', 'bg-nbd', '--holdout', 'none', '--quiet'],
    ...['-o', output, ...more],
  );

const summary = (files: readonly string[], ...more: readonly string[]): Program =>
  rapport('forecast', ...files, '--summary', '--quiet', '-o', output, ...more);

const [few, many] = [250_000, 2_500_000];

/** Figures with decimals, and bytes, of a customer in the list and in the summary. */
const listFloor = (file: string, customers: number): Row['floor'] => ({
  file,
  figures: 8 * customers,
  bytes: 110 * customers,
});
const summaryFloor = (file: string, customers: number): Row['floor'] => ({
  file,
  figures: 4 * customers,
  bytes: 80 * customers,
});

async function listRows(): Promise<Row[]> {
  const file = await ordersOf(few);
  const floor = listFloor(file, few);
  const lifetimes = (name: string): Pick<Against, 'name' | 'theirs'> => ({
    name,
    theirs: peer(name, file, peerOutput),
  });
  const work = 'list of 1.2 M orders';
  return [
    against({ work, ours: list(file), ...lifetimes('lifetimes'), goal: 0.25, floor }),
    against({ work, ours: list(file), ...lifetimes('lifetimes-all'), floor }),
  ];
}

async function longListRows(): Promise<Row[]> {
  const file = await ordersOf(many);
  return [
    against({
      work: 'list of 12 M orders',
      ours: list(file),
      name: 'lifetimes',
      theirs: peer('lifetimes', file, peerOutput),
      turns: 1,
      goal: 0.25,
      memoryGoal: { ofPeer: 0.5 },
      floor: listFloor(file, many),
    }),
  ];
}

async function summaryRows(): Promise<Row[]> {
  const file = await ordersOf(few);
  const beside = (name: string, goal?: number): Row =>
    against({
      work: 'summary of 1.2 M orders',
      ours: summary([file]),
      name,
      theirs: peer(`${name}-summary`, file, peerOutput),
      floor: summaryFloor(file, few),
      ...(goal !== undefined && { goal }),
    });
  return [beside('duckdb', 1.3), beside('polars'), beside('pandas')];
}

async function longSummaryRows(): Promise<Row[]> {
  const file = await ordersOf(many);
  return [
    against({
      work: 'summary of 12 M orders',
      ours: summary([file]),
      name: 'duckdb',
      theirs: peer('duckdb-summary', file, peerOutput),
      turns: 3,
      goal: 1.3,
      floor: summaryFloor(file, many),
    }),
  ];
}

async function forecastRows(): Promise<Row[]> {
  const file = await ordersOf(few);
  const forecast = (program: string): Program => node(program, 'forecast', file, '--quiet');
  return [
    against({
      work: 'four models, backtest, 1.2 M orders',
      ours: forecast('bin/rapport.js'),
      name: 'before',
      theirs: before === undefined ? undefined : forecast(`${before}/bin/rapport.js`),
      turns: 3,
      measure: 'CPU ratio',
      goal: 0.5,
    }),
  ];
}

async function cohortRows(): Promise<Row[]> {
  const file = await ordersOf(few);
  const cohorts = (work: string, more: readonly string[], goal?: number): Row =>
    against({
      work,
      ours: rapport('cohorts', file, '--quiet', ...more),
      name: 'polars',
      theirs: peer('polars-cohorts', file, peerOutput),
      floor: { file, figures: 0, bytes: 0 },
      ...(goal !== undefined && { goal }),
    });
  return [
    cohorts('cohorts of 1.2 M orders', [], 1),
    cohorts('  without a model', ['--seasons', 'off', '--trend', 'off']),
  ];
}

async function valueRows(): Promise<Row[]> {
  const file = await customersOf(1_000_000);
  const value = ['value', file, '--by', 'home'];
  const observed = rapport(...value, '--method', 'observed');
  const intervals = rapport(...value, '--method', 'observed', '--intervals');
  return [
    against({
      work: 'value of 1 M customers',
      ours: rapport(...value),
      name: 'csv-parse',
      theirs: node('bench/bare-csv-parse.js', file),
      goal: 0.7,
      memoryGoal: { megabytes: 300 },
      floor: { file, figures: 0, bytes: 0 },
    }),
    against({
      work: 'value --intervals, 1 M customers',
      ours: intervals,
      name: 'without',
      theirs: observed,
      measure: 'wall beside',
      goal: 3000,
    }),
  ];
}

async function fileRows(): Promise<Row[]> {
  const { one, many: parts } = await ordersInFiles(1000);
  return [
    against({
      work: '1,000 files of 200 rows',
      ours: summary(parts),
      name: 'one file',
      theirs: summary([one]),
      goal: 1.3,
    }),
  ];
}

/** Ten times as much, in CPU time. */
async function growthRows(): Promise<Row[]> {
  const [tenth, whole] = [await ordersOf(few), await ordersOf(many)];
  const grown = (what: string, [less, more]: readonly [Program, Program], turns = 3): Row =>
    against({
      work: `10 × ${what}`,
      ours: more,
      name: 'a tenth',
      theirs: less,
      turns,
      measure: 'CPU ratio',
      goal: 10.5,
    });
  const cohorts = (file: string): Program => rapport('cohorts', file, '--quiet');
  const value = async (count: number): Promise<Program> =>
    rapport('value', await customersOf(count), '--by', 'home');
  const stores = async (count: number): Promise<Program> =>
    rapport('forecast', await ordersOfStores(count), '--by', 'store', '--quiet');
  const [hundred, thousand] = [await ordersInFiles(100), await ordersInFiles(1000)];
  return [
    grown('orders, list', [list(tenth), list(whole)]),
    grown('orders, summary', [summary([tenth]), summary([whole])]),
    grown('orders, cohorts', [cohorts(tenth), cohorts(whole)]),
    grown('customers, value', [await value(100_000), await value(1_000_000)]),
    grown('segments, forecast', [await stores(100), await stores(1000)], 1),
    grown('files, summary', [summary(hundred.many), summary(thousand.many)]),
  ];
}

function startRows(): Row[] {
  const estimate = ['bin/rapport.js', 'estimate', '--spend', '1062/mo', '--tenure', '4y'];
  const ranges =
    '--spend 900..1200/mo --tenure 4y..8y..13y --margin 20%..25%..30% --discount 8%..12%';
  const drawn = ['bin/rapport.js', 'estimate', ...ranges.split(' '), '--draws', '100000'];
  const beside = (rest: Pick<Against, 'work' | 'ours' | 'name' | 'theirs' | 'goal' | 'turns'>) =>
    against({ ...rest, measure: 'wall beside' });
  // From Node 22 on, compiled code is kept.
  const isOld = Number(process.versions.node.split('.')[0]) < 22;
  return [
    beside({
      work: 'estimate',
      ours: bareNode(...estimate),
      name: 'node -e 0',
      theirs: bareNode('-e', '0'),
      turns: 21,
      goal: isOld ? 45 : 35,
    }),
    beside({
      work: 'estimate, 100,000 draws',
      ours: bareNode(...drawn),
      name: 'no draws',
      theirs: bareNode(...estimate),
      goal: 500,
    }),
    beside({
      work: '2,000 × 100,000 customers',
      ours: node('bench/bootstrap.js'),
      name: 'node -e 0',
      theirs: bareNode('-e', '0'),
      goal: 2000,
    }),
  ];
}

/** A report beside its slowest command, which is the forecast. */
async function reportRows(): Promise<Row[]> {
  const log = await ordersOf(20_000);
  const shop = 'fixtures/shop/orders.csv';
  const row = (work: string, ours: Program, theirs: Program): Row =>
    against({ work, ours, name: 'forecast', theirs, goal: 1.5 });
  const margin = ['--margin', '55%', '--quiet'];
  const costs = ['--acquisition-costs', 'fixtures/shop/ads.csv'];
  const page = ['-o', '.bench/report.html'];
  return [
    row(
      'report of the shop',
      rapport('report', shop, ...costs, ...margin, ...page),
      rapport('forecast', shop, '--by', 'channel', ...margin),
    ),
    row(
      'report of 100,000 orders',
      rapport('report', log, ...margin, ...page),
      rapport('forecast', log, ...margin),
    ),
  ];
}

async function survivalRows(): Promise<Row[]> {
  const times = await survivalTimes(await customersOf(1_000_000));
  const usage = (wall: number): Usage => ({ wall, cpu: Number.NaN, memory: Number.NaN });
  const row = (work: string, ours: number, name: string, theirs: number, goal: number): Row => ({
    work,
    ours: usage(ours),
    peer: { name, usage: usage(theirs) },
    measure: 'wall ratio',
    goal,
  });
  const { kaplanMeier, reading, fits, distinctFits } = times;
  return [
    row('Kaplan–Meier, 1 M customers', kaplanMeier, 'reading', reading, 0.3),
    row('five fits, 1 M customers', fits, 'each stay once', distinctFits, 2),
  ];
}

export const works: readonly Work[] = [
  { name: 'list', rows: listRows },
  { name: 'long-list', rows: longListRows },
  { name: 'summary', rows: summaryRows },
  { name: 'long-summary', rows: longSummaryRows },
  { name: 'forecast', rows: forecastRows },
  { name: 'cohorts', rows: cohortRows },
  { name: 'value', rows: valueRows },
  { name: 'files', rows: fileRows },
  { name: 'growth', rows: growthRows },
  { name: 'start', rows: async () => startRows() },
  { name: 'survival', rows: survivalRows },
  { name: 'report', rows: reportRows },
];
