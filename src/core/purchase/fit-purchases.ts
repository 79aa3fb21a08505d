import { type BfgsResult, maximiseBfgs, refineMaximum } from '../numeric/bfgs.ts';
import type { Sloped } from '../numeric/maximise.ts';
import { inverse } from '../numeric/symmetric-matrix.ts';
import type { PurchaseCells } from './purchase-cells.ts';
import type { PurchaseModel, PurchaseModelName } from './purchase-model.ts';
import { purchaseModels } from './purchase-models.ts';
import { thinnedCells } from './thinned-cells.ts';

/**
 * How a fit ended. `converged`: at a maximum. `no-dropout`: the likelihood rises towards customers who never stop, so
 * that NBD says the same with fewer parameters. `flat`: as good in some direction as far as can be told.
 */
export const purchaseFitStatuses = ['converged', 'no-dropout', 'flat'] as const;

/** The parameters of a model that make the histories of customers most likely. */
export interface FittedPurchases {
  readonly model: PurchaseModelName;
  readonly status: (typeof purchaseFitStatuses)[number];
  /** Rates and times in the unit of the histories. */
  readonly parameters: Readonly<Record<string, number>>;
  /** By the delta method from the curvature in the logarithms; null away from a maximum. */
  readonly standardErrors: Readonly<Record<string, number>> | null;
  /** Covariances of the logarithms of the parameters, in their order; null away from a maximum. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly logLikelihood: number;
  /** 2 × parameters − 2 × log-likelihood: the least of several models is best, a difference under 2 says nothing. */
  readonly aic: number;
}

/** The logarithm of a ratio that has no meaning any more: e^±16 is a limit, and the search for a top ends there. */
const farthest = 16;
/** With a standard error like this the interval of a logarithm reaches such a limit. */
const uselessError = farthest / 2;
/** A chance of stopping at a purchase, or while observed, that shows no stopping. */
const hardlyStops = 1e-4;

/**
 * Fits a model of purchases by maximum likelihood, over the different histories, each as often as it occurs.
 *
 * Parameters are sought as logarithms from fixed starts that scale with the unit of time: uphill by
 * quasi-Newton steps, and the last digits by Newton's, whose curvature gives the errors. Of many histories 20,000 that
 * stand for all tell it.
 *
 * @param progress - told each time that all histories have been summed up: how often by now
 * @returns null where nobody has bought again, or been observed for any time: nothing tells how often they do
 */
export function fitPurchases(
  name: PurchaseModelName,
  cells: PurchaseCells,
  progress?: (evaluations: number) => void,
): FittedPurchases | null {
  const model = purchaseModels[name];
  const sum = (of: Float64Array) =>
    of.reduce((total, value, i) => total + value * (cells.weight[i] ?? 0), 0);
  const repeats = sum(cells.purchases);
  const observed = sum(cells.age);
  if (repeats === 0 || observed === 0) return null;
  const likelihood = watched(model.likelihood(cells), progress);
  const starts = startsOf(model, observed / cells.customers, observed / repeats);
  const [first = []] = starts;
  const best = highest(model, cells, likelihood, starts);
  const curved = cells.count > many ? model.likelihood(thinnedCells(cells, many)) : likelihood;
  const { at, value, curvature, flat } = refineMaximum(likelihood, best.at, curved);
  const parameters = at.map(Math.exp);
  const dropout = model.dropout?.(parameters, observed / cells.customers) ?? 1;
  const errors = inverse(curvature);
  const known = errors.every((row, i) => Math.sqrt(row[i] ?? Number.NaN) < uselessError);
  const settled = !flat && known && !isFar(at, first) && dropout > hardlyStops;
  const covariance = settled ? errors : null;
  return {
    model: name,
    status: settled ? 'converged' : dropout > hardlyStops ? 'flat' : 'no-dropout',
    parameters: named(model, parameters),
    standardErrors:
      covariance === null
        ? null
        : named(
            model,
            parameters.map((parameter, i) => parameter * Math.sqrt(covariance[i]?.[i] ?? 0)),
          ),
    covariance,
    logLikelihood: value,
    aic: 2 * parameters.length - 2 * value,
  };
}

/** A likelihood that says how often it has been evaluated. */
function watched(
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

/** From so many histories on, few of them show the way, and so many how the likelihood is curved: errors within 2 %. */
const many = 20_000;
const few = 2_000;

/**
 * The top of a likelihood. Where there are many histories, few that stand for them are climbed first: their top is
 * near, and curved alike, so that all of them are summed up a few times and not fifty.
 */
function highest(
  model: PurchaseModel,
  cells: PurchaseCells,
  likelihood: Sloped,
  starts: readonly (readonly number[])[],
): BfgsResult {
  const { customers } = cells;
  if (cells.count > many) {
    const some = model.likelihood(thinnedCells(cells, few));
    const near = climbed(some, starts, customers);
    const { at, curvature, flat } = refineMaximum(some, near.at);
    const [first = []] = starts;
    if (!flat && !isFar(at, first))
      return maximiseBfgs(likelihood, at, customers, (to) => isFar(to, first), inverse(curvature));
  }
  return climbed(likelihood, starts, customers);
}

/** From the first start; from the others too where it leads far away. */
function climbed(
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

/** Logarithms to begin with: usual spreads of rates, about the mean time between purchases and the mean age. */
function startsOf(model: PurchaseModel, age: number, between: number): number[][] {
  return model.starts({ age, between }).map((start) => start.map(Math.log));
}

const isFar = (at: readonly number[], start: readonly number[]): boolean =>
  at.some((x, i) => Math.abs(x - (start[i] ?? 0)) > farthest);
