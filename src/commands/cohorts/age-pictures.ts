import type {
  Chart,
  HeatMap,
  HeatRow,
  ReferenceLine,
  Series,
} from '../../render/picture/picture.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import {
  countColumn,
  decimalsFor,
  decimalText,
  figureColumn,
  money,
  table,
  whole,
  withFigures,
} from '../shared/table.ts';
import type { CohortAge, CohortLine, CohortsResult } from './result.ts';
import { agesName } from './sheet-names.ts';
import { cohortHeader, cohortName, hasPeriods, shownLines, unfinished } from './shown-lines.ts';

/** More lines than these cannot be told apart. */
const mostLines = 6;
const mostTicks = 6;

/** What a customer has brought by each age: a line a cohort, and as a heat map; nothing of a log of one day. */
export function agePictures(result: CohortsResult): (Chart | HeatMap)[] {
  const reach = [...result.cohorts, result.total].map((line) => agesOf(line).length);
  const ages = result.total.byAge.map(({ days }) => days).slice(0, Math.max(...reach));
  return ages.length < 2 ? [] : [ageChart(result, ages), ageMap(result, ages)];
}

/**
 * The ages for which at least half of the customers have been observed. A period of first purchases has all of them or
 * none; of a segment the last ages are of few early customers, and what these brought does not go on from the others.
 */
const agesOf = ({ byAge, customers }: CohortLine): readonly CohortAge[] =>
  byAge.filter((age) => 2 * age.customers >= customers);

function ageChart(result: CohortsResult, ages: readonly number[]): Chart {
  const { basis, total } = result;
  const arePeriods = hasPeriods(result.cohorts);
  const drawable = result.cohorts.filter((line) => agesOf(line).length > 1);
  const drawn = drawable.length === 0 ? [total] : spread(drawable, arePeriods);
  const lines = costLines(drawn, total);
  const values = drawn.flatMap((line) => agesOf(line).map(({ perCustomer }) => perCustomer));
  const decimals = decimalsFor(values);
  const every = Math.ceil(ages.length / mostTicks);
  const what = basis === 'spend' ? 'spend' : 'margin';
  const some = arePeriods
    ? `${drawn.length} of ${drawable.length} ${result.cohort}s`
    : `the ${drawn.length} largest of ${drawable.length}`;
  return {
    kind: 'chart',
    name: `Cumulative ${what} by age`,
    heading: `Cumulative ${what} per customer by days since the first purchase${drawn.length < drawable.length ? `, ${some}` : ''}`,
    description: `The ${what} per customer up to each day since the first purchase, a line a ${cohortHeader(result)}: ${drawn.map(cohortName).join(', ')}. A line ends where ${arePeriods ? 'not all' : 'fewer than half'} of these customers have been observed for so long.${lines.length === 0 ? '' : ' The straight lines are what winning a customer costs.'}`,
    x: {
      label: 'days',
      from: 0,
      to: Math.max(...drawn.flatMap((line) => agesOf(line).map(({ days }) => days))),
      ticks: ages.filter((_, i) => i % every === 0).map((at) => ({ at, text: whole(at) })),
    },
    y: amountAxis([...values, ...lines.map(({ at }) => at)], ''),
    series: drawn.map(
      (line, i): Series => ({
        name: cohortName(line),
        mark: String.fromCharCode('A'.charCodeAt(0) + i),
        shape: 'line',
        ...(drawn.length === 1 && { tone: 'main' }),
        points: agesOf(line).map(({ days, perCustomer }) => ({ x: days, y: perCustomer })),
      }),
    ),
    lines,
    numbers: table(
      ages.filter((_, i) => i % every === 0),
      [
        countColumn('days', (days) => days),
        ...drawn.map((line) => {
          const at = (days: number) =>
            agesOf(line).find((each) => each.days === days)?.perCustomer ?? null;
          const shown = figureColumn<number>(cohortName(line), (days) => {
            const value = at(days);
            return value === null ? unfinished : decimalText(value, decimals);
          });
          return withFigures(shown, money, at);
        }),
      ],
    ),
  };
}

/** Of more cohorts than can be told apart: of periods some in equal steps up to the latest, of segments the largest. */
function spread(lines: readonly CohortLine[], arePeriods: boolean): readonly CohortLine[] {
  if (lines.length <= mostLines) return lines;
  if (arePeriods)
    return Array.from({ length: mostLines }, (_, i) => {
      const at = Math.round((i * (lines.length - 1)) / (mostLines - 1));
      return lines[at] as CohortLine;
    });
  const largest = [...lines].sort((a, b) => b.customers - a.customers).slice(0, mostLines);
  return lines.filter((line) => largest.includes(line));
}

/** More lines of costs would hide the curves. */
const mostCosts = 3;

/** What winning a customer costs: once where it is the same for all, else of each segment, or of all cohorts. */
function costLines(drawn: readonly CohortLine[], total: CohortLine): ReferenceLine[] {
  const known = drawn.flatMap((line) =>
    line.acquisitionCost == null ? [] : [{ line, cost: line.acquisitionCost }],
  );
  const costs = new Set(known.map(({ cost }) => cost));
  const at = (cost: number, text: string): ReferenceLine => ({
    axis: 'y',
    at: cost,
    text: `${text} ${decimalText(cost, 2)}`,
    tone: 'cost',
  });
  if (costs.size === 1) return [...costs].map((cost) => at(cost, 'cost each'));
  if (costs.size > 0 && costs.size <= mostCosts && !hasPeriods(drawn))
    return known.map(({ line, cost }) => at(cost, `${cohortName(line)} costs`));
  return total.acquisitionCost == null ? [] : [at(total.acquisitionCost, 'cost each, all')];
}

/** Amounts of a result are rounded to so much. */
const finestAmount = 1e-6;

/** With more columns a map would be too wide to be read at one glance. */
const mostColumns = 13;

/** Cumulative value by age, with the first age at which what winning a customer cost has come back. */
function ageMap(result: CohortsResult, all: readonly number[]): HeatMap {
  const { basis, total } = result;
  const lines = shownLines(result);
  const every = Math.ceil(all.length / mostColumns);
  const ages = all.filter((_, i) => i % every === 0);
  const hasCosts = total.payback !== undefined;
  const values = lines.flatMap((line) => agesOf(line).map(({ perCustomer }) => perCustomer));
  const most = Math.max(0, ...values);
  const decimals = most >= 100 ? 0 : 2;
  // What all have brought is of other cohorts than their cost where that of some is not known.
  const isTotalComparable = result.cohorts.every(
    ({ customers, acquisitionCost }) => customers === 0 || acquisitionCost != null,
  );
  const row = (line: CohortLine): HeatRow => {
    const days = line === total && !isTotalComparable ? null : (line.payback?.days ?? null);
    const own = agesOf(line);
    const cost = line.acquisitionCost ?? null;
    // After a refund, or of fewer customers, a later age may be below the cost again: its cell says so.
    const paidAt =
      days === null || cost === null
        ? undefined
        : own.find(
            (age) =>
              ages.includes(age.days) && age.days >= days && age.perCustomer >= cost - finestAmount,
          )?.days;
    return {
      lead: [
        cohortName(line),
        whole(line.customers),
        ...(hasCosts ? [decimalText(line.acquisitionCost, 2)] : []),
      ],
      figures: [line.customers, ...(hasCosts ? [line.acquisitionCost ?? null] : [])],
      cells: ages.flatMap((age) => {
        const at = own.find((each) => each.days === age);
        if (at === undefined) return [{ text: unfinished }];
        return [
          {
            text: decimalText(at.perCustomer, decimals),
            value: at.perCustomer,
            ...(line !== total &&
              at.perCustomer > 0 && { heat: Math.min(1, at.perCustomer / most) }),
            ...(age === paidAt && { isSetOff: true as const }),
          },
        ];
      }),
      ...(line === total && lines.length > 0 && { role: 'total' as const }),
    };
  };
  const rows = [...lines, total].map(row);
  const isSetOff = rows.some(({ cells }) => cells.some((cell) => cell.isSetOff === true));
  const what = basis === 'spend' ? 'Spend' : 'Margin';
  return {
    kind: 'heatmap',
    // Of margin, a workbook computes it in a sheet of that name.
    name: basis === 'margin' ? agesName : 'Spend by age',
    heading: `${what} per customer up to N days after the first purchase`,
    description: `The ${what.toLowerCase()} per customer up to each day since the first purchase, a row a ${cohortHeader(result)}${hasCosts ? '; set off where it first covers what winning one of them cost' : ''}.`,
    lead: [cohortHeader(result), 'customers', ...(hasCosts ? ['cost each'] : [])],
    columns: ages.map((age) => whole(age)),
    rows,
    formats: {
      lead: [{ kind: 'number', decimals: 0 }, ...(hasCosts ? [{ kind: 'money' } as const] : [])],
      cells: { kind: 'money' },
    },
    ...(isSetOff && { setOff: 'the cost of winning a customer has come back' }),
    rest: 'Later days are in JSON and on a page (-o FILE.html).',
  };
}
