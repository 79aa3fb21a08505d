import { type SpendMonths, spendMonths } from '../src/core/purchase/calendar/spend-months.ts';
import { countText, shareText } from './shares.ts';
import { logNormal, type SpendWorld, simulatedSpend } from './spend-worlds.ts';
import type { Study } from './study.ts';

const none = new Array<number>(12).fill(1);
const december = [...none.slice(1), 1.3];
const verySkewed = logNormal(1.5);

const worlds: readonly SpendWorld[] = [
  ...[300, 1000].flatMap((customers) =>
    [2, 3].map((years) => ({ title: 'no season', customers, years })),
  ),
  { title: 'no season, very skewed amounts', customers: 1000, years: 2, spend: verySkewed },
  {
    title: 'those who spend most buy 3 times as often in December',
    customers: 1000,
    years: 2,
    december: { factor: 3, by: 'rich' },
  },
  {
    title: 'growth of 10 % a year, first purchases 20 % smaller, most of them in December',
    customers: 1000,
    years: 2,
    growth: Math.log(1.1),
    first: 0.8,
    december: { factor: 3, by: 'new' },
  },
  { title: 'each month of the log differs by 10 %', customers: 300, years: 2, shock: 0.1 },
  { title: 'each month of the log differs by 10 %', customers: 1000, years: 2, shock: 0.1 },
  { title: 'each month of the log differs by 10 %', customers: 1000, years: 3, shock: 0.1 },
  ...[300, 1000].flatMap((customers) =>
    [2, 3].map((years) => ({ title: 'December + 30 %', customers, years, months: december })),
  ),
  {
    title: 'December + 30 %, very skewed amounts',
    customers: 1000,
    years: 2,
    months: december,
    spend: verySkewed,
  },
  {
    title: 'December + 30 %, each month of the log differs by 5 %',
    customers: 1000,
    years: 2,
    months: december,
    shock: 0.05,
  },
];

/** How often spend by month is used, with and without a season, and whether its multipliers hold. */
export const spendMonthsStudy: Study = {
  question:
    'How often is the spend by calendar month used, where there is a season and where there is none, and do its multipliers hold?',
  sets: 400,
  run: (sets, progress) => ({
    header: [
      'world',
      'customers',
      'years',
      'purchases compared',
      'used',
      'would be, without regard to how the same month varies',
      'December, estimate ÷ truth',
      '95 % intervals that hold the truth',
    ],
    rows: worlds.map((world) => {
      progress(`${world.title}, ${world.customers} customers, ${world.years} years`);
      return [world.title, countText(world.customers), String(world.years), ...row(world, sets)];
    }),
  }),
};

function row(world: SpendWorld, sets: number): readonly string[] {
  let [tested, compared, used, byChance, ratio, holding] = [0, 0, 0, 0, 0, 0];
  for (let seed = 1; seed <= sets; seed++) {
    const found = spendMonths(simulatedSpend(world, seed));
    if (found.test === null) continue;
    tested += 1;
    if (found.used) used += 1;
    if (found.why !== 'no-difference') byChance += 1;
    const truth = trueMultipliers(world, found);
    ratio += (found.months[11]?.multiplier ?? 0) / (truth[11] ?? 1);
    for (const [m, month] of found.months.entries()) {
      compared += month.compared;
      const { low, high } = month;
      if (low !== null && high !== null && low <= (truth[m] ?? 0) && (truth[m] ?? 0) <= high)
        holding += 1;
    }
  }
  return [
    countText(Math.round(compared / tested)),
    shareText(used, sets),
    shareText(byChance, sets),
    (ratio / tested).toFixed(3),
    shareText(holding, 12 * tested),
  ];
}

/** Normalised by the purchases of this log, as the estimates are. */
function trueMultipliers({ months = none }: SpendWorld, found: SpendMonths): readonly number[] {
  const purchases = found.months.reduce((sum, month) => sum + month.purchases, 0);
  const weighted = found.months.reduce(
    (sum, month, m) => sum + month.purchases * (months[m] ?? 1),
    0,
  );
  return months.map((each) => (each * purchases) / weighted);
}
