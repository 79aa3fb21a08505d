import type { Block } from '../../render/document.ts';
import {
  countColumn,
  decimal,
  decimalText,
  figureColumn,
  fixedPercent,
  nameColumn,
  percentage,
  table,
  whole,
  withFigures,
  wordColumn,
} from '../shared/table.ts';
import type { AfterDays, CohortLine, CohortsResult } from './result.ts';
import { cohortHeader, cohortName, hasPeriods, shownLines, unfinished } from './shown-lines.ts';

/** Months are weak where so much less is expected in them than in ordinary ones, and strong where more is. */
const notable = 0.1;

/** Cohorts differ by more than chance where that is less likely than this for all of them together. */
const level = 0.05;

/** What customers bought again, beside what was expected in the months that they met; nothing without a calendar. */
export function monthsMet(result: CohortsResult): Block[] {
  const place = clearestDays(result);
  if (place === null) return [];
  const { total } = result;
  const at = ({ after }: CohortLine) => after[place];
  const lines = shownLines(result);
  const isCompared = comparisonOf(result, place);
  const mean = (header: string, value: (of: AfterDays) => number | null | undefined) => {
    const figureOf = (line: CohortLine) => {
      const of = at(line);
      return of === undefined || of.customers === 0 ? null : value(of);
    };
    const text = (line: CohortLine) =>
      at(line)?.customers === 0 ? unfinished : decimalText(figureOf(line), 2);
    return withFigures(figureColumn(header, text), decimal(2), figureOf);
  };
  const days = whole(at(total)?.days ?? 0);
  return [
    table(
      [...lines, total],
      [
        nameColumn(cohortHeader(result), cohortName),
        countColumn('customers', (line) => at(line)?.customers ?? 0),
        mean('actual', ({ repeatPurchases }) => repeatPurchases),
        mean('expected', ({ expectedAtMonths }) => expectedAtMonths),
        withFigures(
          figureColumn('their months', (line) => changeText(monthsRatio(at(line)))),
          percentage(0),
          (line) => {
            const ratio = monthsRatio(at(line));
            return ratio === null ? null : ratio - 1;
          },
        ),
        wordColumn('beyond chance', (line) => (line === total ? '' : isCompared(line))),
      ],
      {
        name: 'Repeat purchases per customer',
        heading: `Repeat purchases per customer within ${days} days of the first purchase`,
        isTotal: (line) => line === total,
      },
    ),
    { kind: 'text', tone: 'plain', lines: sentences(result, place) },
  ];
}

/** How many times as much is expected in the months of a cohort as in ordinary ones; null where it is not known. */
function monthsRatio(of: AfterDays | undefined): number | null {
  const { expectedAtMonths, expectedOrdinary } = of ?? {};
  return expectedAtMonths == null || !expectedOrdinary ? null : expectedAtMonths / expectedOrdinary;
}

/** "+26%", "−35%". */
function changeText(ratio: number | null): string {
  if (ratio === null) return '';
  const text = fixedPercent(ratio - 1, 0);
  return ratio > 1 ? `+${text}` : text;
}

/** Cohorts with an expectation within the days at this place of --after. */
const comparedLines = ({ cohorts }: CohortsResult, place: number): readonly CohortLine[] =>
  cohorts.filter(({ after }) => after[place]?.expectedAtMonths != null);

/**
 * The place in --after of the number of days within which the months made the greatest difference, of those that at
 * least half of the cohorts have finished; null without a calendar.
 *
 * Within a year every cohort meets the same twelve months, and within few days it buys little. What is compared is
 * Σ n (expected − ordinary)² / expected over the cohorts: the squares of the differences, in units of the variance that
 * counts of Poisson have.
 */
export function clearestDays(result: CohortsResult): number | null {
  const { cohorts, total } = result;
  const withCustomers = cohorts.filter(({ customers }) => customers > 0).length;
  let best: { readonly place: number; readonly difference: number } | null = null;
  for (const place of total.after.keys()) {
    const lines = comparedLines(result, place);
    if (lines.length === 0 || 2 * lines.length < withCustomers) continue;
    const difference = lines.reduce((sum, { after }) => {
      const { customers = 0, expectedAtMonths, expectedOrdinary } = after[place] ?? {};
      const [expected, ordinary] = [expectedAtMonths ?? 0, expectedOrdinary ?? 0];
      return expected > 0 ? sum + (customers * (expected - ordinary) ** 2) / expected : sum;
    }, 0);
    if (best === null || difference > best.difference) best = { place, difference };
  }
  return best?.place ?? null;
}

/** Whether a cohort bought `less` or `more` than its months explain, by more than chance; else nothing. */
function comparisonOf(result: CohortsResult, place: number): (line: CohortLine) => string {
  const compared = comparedLines(result, place).length;
  return ({ after }) => {
    const { repeatPurchases, expectedAtMonths, chance } = after[place] ?? {};
    if (repeatPurchases == null || expectedAtMonths == null || chance == null) return '';
    if (!(chance * compared < level)) return '';
    return repeatPurchases < expectedAtMonths ? 'less' : 'more';
  };
}

/** Which cohorts met weak months, and which bought less or more than their months explain. */
function sentences(result: CohortsResult, place: number): string[] {
  const shown = shownLines(result);
  const isCompared = comparisonOf(result, place);
  const ratio = ({ after }: CohortLine) => monthsRatio(after[place]) ?? 1;
  const names = (is: (line: CohortLine) => boolean) => namesOf(shown, is, hasPeriods(shown));
  const weak = names((line) => ratio(line) <= 1 - notable);
  const strong = names((line) => ratio(line) >= 1 + notable);
  const less = names((line) => isCompared(line) === 'less');
  const more = names((line) => isCompared(line) === 'more');
  const { expectedOrdinary } = result.total.after[place] ?? {};
  const ordinary = decimalText(expectedOrdinary, 2);
  const percent = fixedPercent(notable, 0);
  return [
    `Expected: by the model of rapport forecast, in the months that these customers met; ${ordinary} in ordinary months${atEnd(result)}`,
    ...(weak === '' ? [] : [`Met weak months, by ${percent} or more: ${weak}.`]),
    ...(strong === '' ? [] : [`Met strong months, by ${percent} or more: ${strong}.`]),
    ...(weak === '' && strong === ''
      ? [`No cohort met months that were weak or strong by ${percent} or more.`]
      : []),
    ...(less === '' && more === ''
      ? ['No cohort bought less or more than its months and chance explain.']
      : []),
    ...(less === '' ? [] : [`Bought less than their months and chance explain: ${less}.`]),
    ...(more === '' ? [] : [`Bought more than their months and chance explain: ${more}.`]),
  ];
}

/** With a trend, of which time ordinary months are, and how earlier ones differ from them. */
function atEnd({ calendar, until }: CohortsResult): string {
  const { trend } = calendar ?? {};
  if (trend?.used !== true || trend.change === null) return '.';
  const { yearly } = trend.change;
  return ` at the end of the log, ${until}. By the trend ${yearly < 0 ? 'stronger' : 'weaker'} months came before.`;
}

/** The names of some of the lines; of three periods or more in a row the first and the last. */
function namesOf(
  lines: readonly CohortLine[],
  is: (line: CohortLine) => boolean,
  inRows: boolean,
): string {
  const runs: string[][] = [];
  let latest: string[] | null = null;
  for (const line of lines) {
    if (!is(line)) {
      latest = null;
      continue;
    }
    if (latest === null || !inRows) {
      latest = [];
      runs.push(latest);
    }
    latest.push(cohortName(line));
  }
  return runs
    .map((run) => (run.length < 3 ? run.join(', ') : `${run[0]} to ${run.at(-1)}`))
    .join(', ');
}
