import {
  type BootstrapDraws,
  bootstrapFigures,
  type Interval,
  sumsStatistic,
} from './bootstrap.ts';
import {
  type Estimate,
  type Scale,
  studentisedDifference,
  studentisedInterval,
} from './bootstrap-t.ts';
import {
  type Moments,
  momentsTogether,
  type StratumMoments,
  squaresAbout,
  varianceOfTotal,
} from './moments.ts';

/** The strata that are added up, and the columns whose totals are wanted. */
export interface TotalsLine {
  readonly strata: readonly number[];
  readonly columns: readonly number[];
}

/** A line with the scale on which its totals are compared with their errors. */
export interface ScaledLine extends TotalsLine {
  readonly scale: Scale;
}

/** Columns of numbers, one a customer, with their moments in each stratum. */
export interface Sample {
  readonly codes: Uint32Array;
  readonly columns: readonly Float64Array[];
  /** By column and stratum. */
  readonly moments: readonly (readonly StratumMoments[])[];
}

/** The moments of a column in the strata of a line. */
export const momentsOfLine = (
  { moments }: Sample,
  strata: readonly number[],
  column: number,
): Moments => momentsTogether(strata.flatMap((s) => moments[column]?.[s] ?? []));

/**
 * Bootstrap-t intervals of totals of columns over strata: all customers of these are drawn, each stratum from among its
 * own.
 *
 * @returns the intervals of each line, one a column
 * @throws {RangeError} fewer than 2 draws
 */
export function studentisedTotals(
  sample: Sample,
  lines: readonly ScaledLine[],
  how: BootstrapDraws,
): ReadonlyMap<ScaledLine, readonly (Interval | null)[]> {
  if (lines.length === 0) return new Map();
  const figures = lines.flatMap((line) =>
    line.columns.map((column) => figureOf(sample, line, column)),
  );
  const isDrawn = new Set(lines.flatMap(({ strata }) => strata));
  const { count, strata, columns } = centred(sample, isDrawn);
  const { number } = strata;
  const statistic = sumsStatistic(columns, number, figures.length, (sums, counts, into) => {
    for (let f = 0; f < figures.length; f++) {
      const own = figures[f];
      if (own === undefined) continue;
      const { line, strata: inLine, column, estimate } = own;
      let figure = estimate.figure;
      let variance = 0;
      for (let i = 0; i < inLine.length; i++) {
        const s = inLine[i] ?? 0;
        const customers = counts[s] ?? 0;
        const sum = sums[2 * column * number + s] ?? 0;
        const squares = sums[(2 * column + 1) * number + s] ?? 0;
        figure += sum;
        variance += varianceOfTotal(customers, squaresAbout(customers, sum, squares));
      }
      const resample = { figure, error: Math.sqrt(variance) };
      into[f] = studentisedDifference(resample, estimate, line.scale);
    }
  });
  const differences = bootstrapFigures({ count, strata }, statistic, how);
  const intervals = new Map<ScaledLine, (Interval | null)[]>(lines.map((line) => [line, []]));
  for (const [f, { line, estimate }] of figures.entries()) {
    const own = differences[f] ?? new Float64Array();
    intervals.get(line)?.push(studentisedInterval(own, estimate, line.scale));
  }
  return intervals;
}

interface Figure {
  readonly line: ScaledLine;
  readonly strata: Uint32Array;
  readonly column: number;
  readonly estimate: Estimate;
}

function figureOf(sample: Sample, line: ScaledLine, column: number): Figure {
  const { total, variance } = momentsOfLine(sample, line.strata, column);
  return {
    line,
    strata: Uint32Array.from(line.strata),
    column,
    estimate: { figure: total, error: Math.sqrt(variance) },
  };
}

/**
 * Each column less the mean of the stratum, and the squares of that, of the customers who are drawn. Sums of squares of
 * the numbers themselves would lose the digits that their differences have.
 */
function centred({ codes, columns, moments }: Sample, isDrawn: ReadonlySet<number>) {
  const members: number[] = [];
  for (let i = 0; i < codes.length; i++) if (isDrawn.has(codes[i] ?? 0)) members.push(i);
  const number = Math.max(-1, ...isDrawn) + 1;
  return {
    count: members.length,
    strata: { codes: Uint32Array.from(members, (i) => codes[i] ?? 0), number },
    columns: columns.flatMap((column, c) => {
      const own = Float64Array.from(
        members,
        (i) => (column[i] ?? 0) - (moments[c]?.[codes[i] ?? 0]?.mean ?? 0),
      );
      return [own, own.map((y) => y * y)];
    }),
  };
}
