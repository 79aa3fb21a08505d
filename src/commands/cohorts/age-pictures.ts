import type {
  Chart,
  HeatMap,
  HeatRow,
  ReferenceLine,
  Series,
} from '../../render/picture/picture.ts';
import { amountAxis } from '../shared/pictures/axis.ts';
import {
  decimalsFor,
  decimalText,
  figureColumn,
  nameColumn,
  table,
  whole,
} from '../shared/table.ts';
import type { CohortLine, CohortsResult } from './result.ts';
import { cohortHeader, cohortName, hasPeriods, shownLines, unfinished } from './shown-lines.ts';

/** More lines than these cannot be told apart. */
const mostLines = 6;
const mostTicks = 6;

/** What a customer has brought by each age: a line a cohort, and as a heat map; nothing of a log of one day. */
export function agePictures(result: CohortsResult): (Chart | HeatMap)[] {
  const ages = result.total.byAge.map(({ days }) => days);
  return ages.length < 2 ? [] : [ageChart(result, ages), ageMap(result, ages)];
}

/** Lines end where not all customers of the cohort have been observed for so long. */
function ageChart(result: CohortsResult, ages: readonly number[]): Chart {
  const { basis, total } = result;
  const drawable = result.cohorts.filter(({ byAge }) => byAge.length > 1);
  const drawn = drawable.length === 0 ? [total] : spread(drawable, hasPeriods(drawable));
  const lines = costLines(drawn, total);
  const values = drawn.flatMap(({ byAge }) => byAge.map(({ perCustomer }) => perCustomer));
  const decimals = decimalsFor(values);
  const every = Math.ceil(ages.length / mostTicks);
  const what = basis === 'spend' ? 'spend' : 'margin';
  const some = drawn.length < drawable.length ? `, ${drawn.length} of ${drawable.length}` : '';
  return {
    kind: 'chart',
    heading: `Cumulative ${what} per customer by days since the first purchase${some}`,
    description: `The ${what} per customer up to each day since the first purchase, a line a ${cohortHeader(result)}: ${drawn.map(cohortName).join(', ')}. A line ends where not all of these customers have been observed for so long.${lines.length === 0 ? '' : ' The straight lines are what winning a customer costs.'}`,
    x: {
      label: 'days',
      from: 0,
      to: Math.max(...drawn.flatMap(({ byAge }) => byAge.map(({ days }) => days))),
      ticks: ages.filter((_, i) => i % every === 0).map((at) => ({ at, text: whole(at) })),
    },
    y: amountAxis([...values, ...lines.map(({ at }) => at)], ''),
    series: drawn.map(
      (line, i): Series => ({
        name: cohortName(line),
        mark: String.fromCharCode('A'.charCodeAt(0) + i),
        shape: 'line',
        ...(drawn.length === 1 && { tone: 'main' }),
        points: line.byAge.map(({ days, perCustomer }) => ({ x: days, y: perCustomer })),
      }),
    ),
    lines,
    numbers: table(
      ages.filter((_, i) => i % every === 0),
      [
        figureColumn('days', (days) => whole(days)),
        ...drawn.map((line) =>
          figureColumn<number>(cohortName(line), (days) => {
            const at = line.byAge.find((each) => each.days === days);
            return at === undefined ? unfinished : decimalText(at.perCustomer, decimals);
          }),
        ),
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

/** Cumulative value by age, with the first age at which what winning a customer cost had come back. */
function ageMap(result: CohortsResult, ages: readonly number[]): HeatMap {
  const { basis, total } = result;
  const lines = shownLines(result);
  const hasCosts = total.payback !== undefined;
  const values = lines.flatMap(({ byAge }) => byAge.map(({ perCustomer }) => perCustomer));
  const most = Math.max(0, ...values);
  const decimals = most >= 100 ? 0 : 2;
  // What all have brought is of other cohorts than their cost where that of some is not known.
  const isTotalComparable = result.cohorts.every(
    ({ customers, acquisitionCost }) => customers === 0 || acquisitionCost != null,
  );
  const row = (line: CohortLine): HeatRow => {
    const days = line === total && !isTotalComparable ? null : (line.payback?.days ?? null);
    const paidAt = days === null ? undefined : line.byAge.find((age) => age.days >= days)?.days;
    return {
      lead: [
        cohortName(line),
        whole(line.customers),
        ...(hasCosts ? [decimalText(line.acquisitionCost, 2)] : []),
      ],
      cells: ages.flatMap((age) => {
        const at = line.byAge.find((each) => each.days === age);
        // Of all cohorts the last ages are of the oldest alone.
        if (at === undefined) return [{ text: unfinished }];
        return [
          {
            text: decimalText(at.perCustomer, decimals),
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
    heading: `${what} per customer up to N days after the first purchase`,
    description: `The ${what.toLowerCase()} per customer up to each day since the first purchase, a row a ${cohortHeader(result)}${hasCosts ? '; set off where it first covers what winning one of them cost' : ''}.`,
    lead: [cohortHeader(result), 'customers', ...(hasCosts ? ['cost each'] : [])],
    columns: ages.map((age) => whole(age)),
    rows,
    ...(isSetOff && { setOff: 'the cost of winning a customer has come back' }),
    rest: 'Later days are in JSON and on a page (-o FILE.html).',
  };
}
