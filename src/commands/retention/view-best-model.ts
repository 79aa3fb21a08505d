import { byAic, sameAtPeriods } from '../../core/survival/choose-model.ts';
import { numberText } from '../../render/number-text.ts';
import { fitText } from '../shared/fit-words.ts';
import type { FittedRetention } from './model-result.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';

/** Models whose AIC is less than this apart describe the data equally well. */
const indistinguishable = 2;

/**
 * The best model in words: its parameters, the models that it was chosen over, and how far it is from the data. Of two
 * models that are the same at whole periods only the first is compared, because the other is no alternative.
 */
export function bestText(
  best: FittedRetention,
  { models }: Pick<SegmentRetention, 'models'>,
  { kind, tenureUnit }: Pick<RetentionResult, 'kind' | 'tenureUnit'>,
): string {
  const sorted = [...models].sort(byAic);
  const same = sorted.find((model) => sameAtPeriods(best, model));
  const others = sorted
    .filter((each, i) => !sorted.slice(0, i).some((before) => sameAtPeriods(before, each)))
    .filter(({ model }) => model !== best.model)
    .map(({ model, aic }) => ({ model, more: aic - best.aic }));
  const close = others.filter(({ more }) => more < indistinguishable);
  const [next] = others;
  const difference = (more: number) => `AIC ${numberText(more, 1)} more`;
  const compared =
    close.length > 0
      ? `; indistinguishable from ${close.map(({ model, more }) => `${model} (${difference(more)})`).join(', ')}`
      : next === undefined
        ? ''
        : `; next ${next.model} (${difference(next.more)})`;
  const twin = same === undefined ? '' : `; at whole periods the same as ${same.model}`;
  // Models of cohort tables and models of --model are compared with published ones, which need more digits.
  const fine = kind === 'cohorts' || models.length === 1;
  const parameters = fine ? fineParametersText(best) : parametersText(best);
  const fit = `log-likelihood ${numberText(best.logLikelihood, 2)}, AIC ${numberText(best.aic, 1)}`;
  return `${best.model}: ${parameters}; ${fit}${twin}${compared}; ${fitText(best.fit, tenureUnit)}`;
}

type Estimates = Pick<FittedRetention, 'parameters' | 'standardErrors'>;

/** The parameters with their standard errors, to the digits that the errors leave: "shape 3.39 ± 0.44". */
export const parametersText = (fitted: Estimates): string =>
  parameterList(fitted, (number, error) => numberText(number, decimalsOf(error)));

/** The same with more digits, to compare them with those of other programs. */
export const fineParametersText = (fitted: Estimates): string =>
  parameterList(fitted, (number) => numberText(number, number >= 1000 ? 0 : number >= 100 ? 2 : 4));

function parameterList(
  { parameters, standardErrors }: Estimates,
  text: (number: number, error: number) => string,
): string {
  return Object.entries(parameters)
    .map(([name, value]) => {
      const error = standardErrors[name] ?? 0;
      const spread = error > 0 ? ` ± ${text(error, error)}` : '';
      return `${name} ${text(value, error)}${spread}`;
    })
    .join(', ');
}

/** As many decimals as show two digits of the error: further digits of the value are chance. */
function decimalsOf(error: number): number {
  if (!(error > 0)) return 4;
  return Math.max(0, Math.min(10, 1 - Math.floor(Math.log10(error))));
}
