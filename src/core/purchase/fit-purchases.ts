import {
  type BfgsResult,
  maximiseBfgs,
  type RefinedMaximum,
  refineMaximum,
} from '../numeric/bfgs.ts';
import { dot, newtonStep, type Sloped } from '../numeric/maximise.ts';
import { type Eigen, inverse } from '../numeric/symmetric-matrix.ts';
import type { CountedCells } from './purchase-cells.ts';
import { thinnedCells } from './purchase-cells.ts';
import type { PurchaseModel, PurchaseModelName } from './purchase-model.ts';
import { purchaseModels } from './purchase-models.ts';

/**
 * How a fit ended. `converged`: at a maximum. `no-dropout`: the likelihood rises towards customers who never stop, so
 * that NBD is the same model with fewer parameters. `flat`: the likelihood is nearly constant in some direction, so that
 * the parameters are not determined, although what they forecast may be.
 */
export const purchaseFitStatuses = ['converged', 'no-dropout', 'flat'] as const;

/** A purchase model fitted by maximum likelihood. */
export interface FittedPurchases {
  readonly model: PurchaseModelName;
  readonly status: (typeof purchaseFitStatuses)[number];
  /** Rates and times in the unit of the histories. */
  readonly parameters: Readonly<Record<string, number>>;
  /** By the delta method from the curvature in the logarithms; null away from a maximum. */
  readonly standardErrors: Readonly<Record<string, number>> | null;
  /**
   * Covariances of the logarithms of the parameters, in their order. Of a flat fit only those along the axes that the
   * purchases determine: along the others the likelihood, and so the forecast, hardly changes. Null without dropout.
   */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly logLikelihood: number;
  /** 2 × parameters − 2 × log-likelihood: the least of several models is best; a difference below 2 means little. */
  readonly aic: number;
}

/** The farthest that the search goes from its start, in logarithms: a ratio of e^±16 counts as a limit. */
const farthest = 16;
/** With a standard error of this size the interval of a logarithm reaches such a limit. */
const uselessError = farthest / 2;
/** A probability of stopping at a purchase, or while observed, below which nobody stops. */
const hardlyStops = 1e-4;

/**
 * Fits a purchase model by maximum likelihood, over the distinct histories, each weighted by its customers.
 *
 * The search is in logarithms of the parameters, from fixed starting points that scale with the unit of time: by BFGS,
 * then by Newton's method, whose curvature gives the standard errors. For more than 20,000 histories the curvature is
 * that of 20,000 representative ones.
 *
 * @param progress - called after each evaluation of the likelihood with the number of evaluations
 * @returns null where no customer has bought again, or has been observed for any time
 */
export function fitPurchases(
  name: PurchaseModelName,
  cells: CountedCells,
  progress?: (evaluations: number) => void,
): FittedPurchases | null {
  const model = purchaseModels[name];
  const times = timesOf(cells);
  if (times.repeats === 0 || times.observed === 0) return null;
  const likelihood = reporting(model.likelihood(cells), progress);
  const starts = startsOf(model, times);
  const [first = []] = starts;
  const best = searchMaximum(model, cells, likelihood, starts);
  const curved = cells.count > many ? model.likelihood(thinnedCells(cells, many)) : likelihood;
  const { at, value, curvature, flat } = refineMaximum(likelihood, best, curved);
  const parameters = at.map(Math.exp);
  const dropout = model.dropout?.(parameters, times.age) ?? 1;
  const errors = inverse(curvature);
  const known = errors.every((row, i) => Math.sqrt(row[i] ?? Number.NaN) < uselessError);
  const settled = !flat && known && !isFar(at, first) && dropout > hardlyStops;
  const status = settled ? 'converged' : dropout > hardlyStops ? 'flat' : 'no-dropout';
  return {
    model: name,
    status,
    parameters: named(model, parameters),
    standardErrors: settled
      ? named(
          model,
          parameters.map((parameter, i) => parameter * Math.sqrt(errors[i]?.[i] ?? 0)),
        )
      : null,
    covariance: settled ? errors : status === 'flat' ? determinedCovariance(curvature) : null,
    logLikelihood: value,
    aic: 2 * parameters.length - 2 * value,
  };
}

/** Whether a curvature in logarithms gives a standard error that says anything. */
export const isDetermined = (curvature: number): boolean => curvature > 1 / uselessError ** 2;

/** The covariance along the axes that have a standard error at all; null where the curvature is not known. */
export function determinedCovariance({ values, axes }: Eigen): number[][] | null {
  if (!values.every(Number.isFinite)) return null;
  const known = [...values.keys()].filter((k) => isDetermined(values[k] ?? 0));
  if (known.length === 0) return null;
  return axes.map((_, i) =>
    axes.map((__, j) =>
      known.reduce(
        (sum, k) => sum + ((axes[k]?.[i] ?? 0) * (axes[k]?.[j] ?? 0)) / (values[k] ?? 0),
        0,
      ),
    ),
  );
}

/** A likelihood that reports how often it has been evaluated. */
function reporting(
  likelihood: Sloped,
  progress: ((evaluations: number) => void) | undefined,
): Sloped {
  if (progress === undefined) return likelihood;
  let evaluations = 0;
  return (at, slopes) => {
    const value = likelihood(at, slopes);
    evaluations += 1;
    progress(evaluations);
    return value;
  };
}

/**
 * With more histories than `many`, the search starts with `few` representative ones, and the curvature is that of
 * `many`: standard errors within 2 %.
 */
const many = 20_000;
const few = 2_000;

/**
 * The maximum of a likelihood. For many histories, the maximum for a few representative ones is found first: it is near
 * and has nearly the same curvature, so that the whole likelihood is evaluated a few times instead of fifty.
 */
function searchMaximum(
  model: PurchaseModel,
  cells: CountedCells,
  likelihood: Sloped,
  starts: readonly (readonly number[])[],
): BfgsResult {
  const { customers } = cells;
  const near = cells.count > many ? maximumOfFew(model, cells, starts) : null;
  if (near === null) return fromStarts(likelihood, starts, customers);
  const [first = []] = starts;
  const isTooFar = (to: readonly number[]) => isFar(to, first);
  return maximiseBfgs(likelihood, near.at, customers, isTooFar, inverse(near.curvature));
}

/** The maximum for a few representative histories; null where it is flat, or far from the start. */
function maximumOfFew(
  model: PurchaseModel,
  cells: CountedCells,
  starts: readonly (readonly number[])[],
): RefinedMaximum | null {
  const some = model.likelihood(thinnedCells(cells, few));
  const found = refineMaximum(some, fromStarts(some, starts, cells.customers));
  const [first = []] = starts;
  return found.flat || isFar(found.at, first) ? null : found;
}

/** The gain that is expected of a search is multiplied by this, to be safe. */
const safety = 10;

/**
 * Whether a model has a higher AIC than `aic`, as far as that shows without a fit: the whole likelihood is evaluated
 * once, at the maximum θ for a few representative histories. With its slopes g there, and the curvature −C of the few,
 * the maximum of the whole is expected to be higher by gᵀ C⁻¹ g / 2. The model is taken to be worse where even ten times
 * that gain would leave it so.
 *
 *     2 k − 2 (log L(θ) + 10 · gᵀ C⁻¹ g / 2) > aic
 *
 * @returns false for up to 20,000 histories, of which a fit takes no time
 */
export function isClearlyWorse(name: PurchaseModelName, cells: CountedCells, aic: number): boolean {
  if (cells.count <= many) return false;
  const model = purchaseModels[name];
  const near = maximumOfFew(model, cells, startsOf(model, timesOf(cells)));
  if (near === null) return false;
  const slopes = new Float64Array(near.at.length);
  const value = model.likelihood(cells)(near.at, slopes);
  const gain = dot(newtonStep(near.curvature, slopes), slopes) / 2;
  return 2 * slopes.length - 2 * (value + safety * gain) > aic;
}

/** The maximum found from the first start; also from the others where the first leads too far away. */
function fromStarts(
  likelihood: Sloped,
  [first = [], ...others]: readonly (readonly number[])[],
  scale: number,
): BfgsResult {
  const from = (start: readonly number[]) =>
    maximiseBfgs(likelihood, start, scale, (at) => isFar(at, first));
  let best = from(first);
  for (const start of isFar(best.at, first) ? others : []) {
    const other = from(start);
    if (other.value > best.value) best = other;
  }
  return best;
}

const named = ({ parameters }: PurchaseModel, values: readonly number[]): Record<string, number> =>
  Object.fromEntries(parameters.map((name, i) => [name, values[i] ?? 0]));

/** The repeat purchases of customers, the time in which they are observed, and the means of both. */
function timesOf({ purchases, age, weight, customers }: CountedCells) {
  const [repeats, observed] = [dot(purchases, weight), dot(age, weight)];
  return { repeats, observed, age: observed / customers, between: observed / repeats };
}

/** Starting points, as logarithms: usual spreads of rates, around the mean time between purchases and the mean age. */
function startsOf(
  model: PurchaseModel,
  { age, between }: { readonly age: number; readonly between: number },
): number[][] {
  return model.starts({ age, between }).map((start) => start.map(Math.log));
}

const isFar = (at: readonly number[], start: readonly number[]): boolean =>
  at.some((x, i) => Math.abs(x - (start[i] ?? 0)) > farthest);
