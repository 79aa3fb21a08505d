// npm run bench: how much slower than the least it could cost, all measured in one run. Exits 1 beyond a limit.

import { writeCustomers } from './customers.ts';
import { medianTimes, type Program, peakMemory } from './measure.ts';
import { orderLines } from './order-lines.ts';
import { survivalTimes } from './survival.ts';

const customers = '.bench/customers-1000000.csv';
await writeCustomers(customers, 1_000_000, 1062);

const rapport = (...args: string[]): Program => ['bin/rapport.js', ...args];
const estimate = rapport('estimate', '--spend', '1062/mo', '--tenure', '4y');
const ranges =
  '--spend 900..1200/mo --tenure 4y..8y..13y --margin 20%..25%..30% --discount 8%..12%';
const simulation = rapport('estimate', ...ranges.split(' '), '--draws', '100000');
const bootstrap: Program = ['bench/bootstrap.js'];
const value = rapport('value', customers, '--by', 'home');
const observed = rapport('value', customers, '--by', 'home', '--method', 'observed');
const intervals: Program = [...observed, '--intervals'];
const bareNode: Program = ['-e', '0'];
const bareParser: Program = ['bench/bare-csv-parse.js', customers];

export interface Line {
  readonly what: string;
  readonly ours: number;
  readonly least: number;
  readonly unit: string;
  /** What is held against the limit. */
  readonly measured: number;
  readonly limit: number;
}

const [estimateTime = 0, nodeTime = 0] = medianTimes([estimate, bareNode], 21);
const [simulationTime = 0, plainTime = 0, bootstrapTime = 0, emptyTime = 0] = medianTimes(
  [simulation, estimate, bootstrap, bareNode],
  5,
);
const [valueTime = 0, parserTime = 0] = medianTimes([value, bareParser], 5);
const [intervalsTime = 0, observedTime = 0] = medianTimes([intervals, observed], 5);
const valueMemory = peakMemory(value);
const survival = await survivalTimes(customers);
const lines: readonly Line[] = [
  {
    what: 'estimate, beside node -e 0',
    ours: estimateTime,
    least: nodeTime,
    unit: 'ms',
    measured: estimateTime - nodeTime,
    // From Node 22 on, compiled code is kept.
    limit: Number(process.versions.node.split('.')[0]) < 22 ? 45 : 35,
  },
  {
    what: '100,000 draws of estimate, beside none',
    ours: simulationTime,
    least: plainTime,
    unit: 'ms',
    measured: simulationTime - plainTime,
    limit: 500,
  },
  {
    what: '2,000 × 100,000 customers, beside node',
    ours: bootstrapTime,
    least: emptyTime,
    unit: 'ms',
    measured: bootstrapTime - emptyTime,
    limit: 2000,
  },
  {
    what: 'value, 1,000,000 customers ÷ csv-parse',
    ours: valueTime,
    least: parserTime,
    unit: 'ms',
    measured: valueTime / parserTime,
    limit: 1.2,
  },
  {
    what: 'value --intervals, 1,000,000, beside none',
    ours: intervalsTime,
    least: observedTime,
    unit: 'ms',
    measured: intervalsTime - observedTime,
    limit: 3000,
  },
  {
    what: 'Kaplan–Meier of 1,000,000 ÷ reading them',
    ours: survival.kaplanMeier,
    least: survival.reading,
    unit: 'ms',
    measured: survival.kaplanMeier / survival.reading,
    limit: 0.3,
  },
  {
    what: 'five fits, 1,000,000 ÷ distinct tenures',
    ours: survival.fits,
    least: survival.distinctFits,
    unit: 'ms',
    measured: survival.fits / survival.distinctFits,
    limit: 2,
  },
  {
    what: 'value, peak memory, beside csv-parse',
    ours: valueMemory,
    least: peakMemory(bareParser),
    unit: 'MB',
    measured: valueMemory,
    limit: 300,
  },
  ...(await orderLines()),
];

const row = (...[what = '', ...numbers]: string[]): string =>
  what.padEnd(42) + numbers.map((text) => text.padStart(10)).join('');
console.log(row('', 'ours', 'least', 'measured', 'limit'));
for (const { what, ours, least, unit, measured, limit } of lines) {
  const amounts = [ours, least].map((amount) => `${amount.toFixed(0)} ${unit}`);
  const note = measured <= limit ? '' : '  exceeded';
  console.log(row(what, ...amounts, measured.toFixed(2), String(limit)) + note);
}
if (!lines.every(({ measured, limit }) => measured <= limit)) process.exitCode = 1;
