import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import { percent } from './figures.ts';
import type { FittedRetention, RetentionResult } from './result.ts';

/** Headers of what `lifetimes` gives. */
export function lifetimeHeaders({ result, assumptions }: Report<RetentionResult>): string[] {
  const [sample] = [...result.segments, result.total].flatMap(({ models }) => models);
  const text = (name: string) => assumptions[name]?.text ?? '';
  return [
    'mean y',
    ...(sample?.toHorizon === undefined ? [] : [`to ${text('horizon')}`]),
    ...(sample?.discountedYears === undefined ? [] : [`at ${text('discount')}`]),
    ...(sample?.residual ?? []).map(({ period }) => `in period ${period}`),
  ];
}

/** Beyond this the digits of a mean say nothing: no relationship lasts so long. */
const longestYears = 1000;

/** The expected lifetimes by a model, each with the share of it that nobody has observed. */
export function lifetimes(model: FittedRetention, decimals = 2): string[] {
  const { toHorizon, discountedYears, residual = [] } = model;
  const cell = (years: number | null, share: number | null): string => {
    if (years === null) return 'infinite';
    const text =
      years > longestYears ? `over ${numberText(longestYears, 0)}` : numberText(years, decimals);
    return share === null ? text : `${text} (${percent(share, 0)})`;
  };
  return [
    cell(model.meanYears, model.extrapolatedShare),
    ...(toHorizon === undefined ? [] : [cell(toHorizon.years, toHorizon.extrapolatedShare)]),
    ...(discountedYears === undefined
      ? []
      : [cell(discountedYears, model.discountedExtrapolatedShare ?? null)]),
    ...residual.map(({ years, extrapolatedShare }) => cell(years, extrapolatedShare)),
  ];
}
