import { type RandomDraws, randomDraws } from '../src/core/numeric/random.ts';
import type { CalendarRequest } from '../src/core/purchase/calendar/choose-calendar.ts';
import { calendarDate, dayNumber, isoDate, monthsLater } from '../src/core/quantity/calendar.ts';
import { cdnowFirstWeeks, type PurchaseLaw } from './purchase-laws.ts';
import { countText } from './shares.ts';
import { holds, shopForecast, sumOf } from './shop-forecast.ts';
import { type ShopLog, type ShopMonths, simulatedShop } from './simulated-shop.ts';
import type { Study } from './study.ts';

/** A shop with a season, a trend or months that do not come back. */
interface SeasonWorld {
  readonly title: string;
  readonly customers: number;
  readonly law: PurchaseLaw;
  readonly years: number;
  /** The factors of the rates from January to December. */
  readonly factors: readonly number[];
  /** How many months running have further factors, which do not come back, and how large they are. */
  readonly once: { readonly months: number; readonly factor: number };
  /** By how much rates change, as a logarithm a year. */
  readonly drift: number;
}

const twelve = Array.from({ length: 12 }, (_, month) => month);
const monthsAre = (factors: Readonly<Record<number, number>>): readonly number[] =>
  twelve.map((month) => factors[month + 1] ?? 1);

const december = monthsAre({ 12: 3 });
const beforeChristmas = monthsAre({ 11: 3, 12: 5 });
/** A wave over the year, highest at the end of June. */
const wave = twelve.map((month) => 1 - 0.3 * Math.cos((2 * Math.PI * (month + 0.5)) / 12));

const steady: Omit<SeasonWorld, 'title'> = {
  customers: 1000,
  law: { model: 'bg-nbd', parameters: [0.5, 10, 0.8, 2.5] },
  years: 2,
  factors: monthsAre({}),
  once: { months: 0, factor: 1 },
  drift: 0,
};

const worlds: readonly SeasonWorld[] = [
  { ...steady, title: 'no season' },
  { ...steady, title: 'a wave of ±30 % over the year', factors: wave },
  { ...steady, title: 'December × 3', factors: december },
  { ...steady, title: 'November × 3, December × 5', factors: beforeChristmas },
  { ...steady, title: 'one month × 3, once', once: { months: 1, factor: 3 } },
  { ...steady, title: 'three months running × 2, once', once: { months: 3, factor: 2 } },
  { ...steady, title: 'no season', customers: 300 },
  { ...steady, title: 'a wave of ±30 % over the year', customers: 300, factors: wave },
  {
    ...steady,
    title: 'one month × 3, once',
    customers: 300,
    once: { months: 1, factor: 3 },
  },
  {
    ...steady,
    title: 'Pareto/NBD, December × 3',
    customers: 600,
    law: cdnowFirstWeeks['Pareto/NBD'],
    factors: december,
  },
  { ...steady, title: 'no season, three years of log', years: 3 },
  { ...steady, title: '34 % less each year, three years of log', years: 3, drift: Math.log(0.66) },
];

const aheadDays = 182;

/** How far forecasts are wrong where months differ, without and with the season and the trend that the log shows. */
export const seasons: Study = {
  question:
    'How far is the forecast of the purchases of the next 26 weeks from what customers buy, where months differ, without and with the season and the trend that the log shows?',
  sets: 48,
  run: (sets, progress) => ({
    header: [
      'world',
      'customers',
      'season used',
      'trend used',
      'single months',
      ...['plain', 'by the rule'].flatMap((name) => [
        `${name}: bias`,
        'error',
        'in the band',
        'widened',
      ]),
    ],
    rows: worlds.map((world, place) => {
      progress(`${world.title}, ${countText(world.customers)} customers`);
      return [world.title, countText(world.customers), ...measured(world, sets, place + 1)];
    }),
  }),
};

/** Sums over the forecasts of a world. */
interface Sums {
  forecasts: number;
  seasons: number;
  trends: number;
  /** Forecasts with a month that was unusual once. */
  oneTime: number;
  /** Of forecast ÷ actual − 1. */
  bias: number;
  error: number;
  held: number;
  heldWidened: number;
}

function measured(world: SeasonWorld, sets: number, seed: number): readonly string[] {
  const draws = randomDraws(seed);
  const [plain, byRule] = [noForecasts(), noForecasts()];
  for (let set = 0; set < sets; set++) {
    const log = simulatedSeasons(world, (set + 0.5) / sets, draws);
    addForecast(plain, log);
    addForecast(byRule, log, byItself);
  }
  return [
    percentText(byRule.seasons / sets),
    percentText(byRule.trends / sets),
    percentText(byRule.oneTime / sets),
    ...sumsTexts(plain),
    ...sumsTexts(byRule),
  ];
}

const noForecasts = (): Sums => ({
  forecasts: 0,
  seasons: 0,
  trends: 0,
  oneTime: 0,
  bias: 0,
  error: 0,
  held: 0,
  heldWidened: 0,
});

/**
 * The log of a shop. Logs end on days spread evenly over a year, because a season moves a forecast one way or the other,
 * as it lies in the log or ahead.
 *
 * @param part - of the year that passes before the log ends
 */
function simulatedSeasons(world: SeasonWorld, part: number, draws: RandomDraws): ShopLog {
  const { customers, law, years, factors, drift } = world;
  const loggedDays = Math.ceil(365.25 * years);
  const firstDay = dayNumber(2025, 1, 1) + Math.floor(365 * part) - loggedDays + 1;
  const months = { firstDay, factors, once: onceAnywhere(world, firstDay, draws) };
  return simulatedShop(
    { law, customers, intakeDays: loggedDays, loggedDays, aheadDays, drift, months },
    draws,
  );
}

/** Some whole months of a log, and their factors. */
function onceAnywhere(
  { years, once }: SeasonWorld,
  firstDay: number,
  draws: RandomDraws,
): ShopMonths['once'] {
  const start = { ...calendarDate(firstDay), day: 1 };
  // The log has 12 months a year after the one in which it begins, and ends within the next or with the last of them.
  const from = 1 + Math.floor(draws.uniform() * (12 * years - once.months));
  return new Map(
    Array.from({ length: once.months }, (_, i) => [
      isoDate(monthsLater(start, from + i)).slice(0, 7),
      once.factor,
    ]),
  );
}

/** What the command looks for by itself. */
const byItself: CalendarRequest = { seasons: 'auto', trend: 'auto', events: [], excluded: [] };

function addForecast(sums: Sums, log: ShopLog, calendar?: CalendarRequest): void {
  const { forecast, plain, widened } = shopForecast(log, aheadDays, calendar);
  const { seasons, trend, oneTime } = forecast.calendar?.finding ?? {};
  const actual = sumOf(log.purchases);
  const off = plain.purchases.expected / actual - 1;
  sums.forecasts += 1;
  sums.seasons += Number(seasons?.used ?? false);
  sums.trends += Number(trend?.used ?? false);
  sums.oneTime += Number((oneTime ?? []).length > 0);
  sums.bias += off;
  sums.error += Math.abs(off);
  sums.held += Number(holds(plain.purchases, actual));
  sums.heldWidened += Number(holds(widened.purchases, actual));
}

const sumsTexts = ({ forecasts, bias, error, held, heldWidened }: Sums): readonly string[] => [
  signedText(bias / forecasts),
  (error / forecasts).toFixed(3),
  percentText(held / forecasts),
  percentText(heldWidened / forecasts),
];

function signedText(share: number): string {
  const text = percentText(Math.abs(share));
  return text === '0 %' ? text : `${share < 0 ? '−' : '+'}${text}`;
}

const percentText = (share: number): string => `${(100 * share).toFixed(0)} %`;
