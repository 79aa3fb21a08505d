import { leastDifference } from '../../core/forecast/choose-forecaster.ts';
import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import type { ForecastResult, ModelResult } from './result.ts';

/** The names of the models in the literature. */
export const modelTitles: Readonly<Record<NonNullable<ForecastResult['model']>, string>> = {
  'bg-nbd': 'BG/NBD',
  'mbg-nbd': 'MBG/NBD',
  'pareto-nbd': 'Pareto/NBD',
  nbd: 'NBD',
  'past-rate': 'past rate of each customer',
};

/** Which model makes the forecast, why, whether the backtest agrees, and the horizon. */
export function modelText({ result, assumptions }: Report<ForecastResult>): string {
  const { model = 'past-rate', chosenBy = 'fallback', models = [] } = result;
  const reasons: Readonly<Record<NonNullable<ForecastResult['chosenBy']>, () => string>> = {
    aic: () => aicText(result),
    only: () =>
      models.some(({ status }) => status === 'no-dropout')
        ? 'no dropout is visible'
        : 'the only one that could be fitted',
    fallback: () => 'no model could be fitted',
    'saved model': () => `as saved in ${assumptions['modelFile']?.text ?? 'a file'}`,
    '--model': () => 'as chosen',
  };
  const horizon = assumptions['horizon']?.text ?? '';
  return `${modelTitles[model]}: ${reasons[chosenBy]()}; ${horizon} ahead`;
}

/** "the least AIC of 4 models, 16.9 below Pareto/NBD; the backtest agrees". */
function aicText({ model, models = [], indistinguishable = [] }: ForecastResult): string {
  const chosen = models.find((each) => each.model === model);
  if (chosen === undefined) return 'the least AIC';
  const compared = models.filter(({ status }) => status !== 'no-dropout');
  const others = compared.filter((each) => each !== chosen).sort((a, b) => a.aic - b.aic);
  const alike = compared.filter(
    (each) => each !== chosen && indistinguishable.includes(each.model),
  );
  const [next] = others;
  const below =
    alike.length > 0
      ? `, less than 2 from ${alike.map(title).join(' and ')}, which the data do not distinguish from it`
      : next === undefined
        ? ''
        : `, ${numberText(next.aic - chosen.aic, 1)} below ${title(next)}`;
  return `the least AIC of ${compared.length} models${below}${backtestText(chosen, compared)}`;
}

const title = ({ model }: ModelResult): string => modelTitles[model];

const places = ['first', 'second', 'third', 'fourth'];

/** Whether the backtest, which has no part in the choice, finds another model more likely. */
function backtestText(chosen: ModelResult, compared: readonly ModelResult[]): string {
  if (chosen.holdout === null) return '';
  const heldOut = ({ holdout }: ModelResult) => holdout?.heldOutLogLikelihood ?? -Infinity;
  const behind = (other: ModelResult) => heldOut(other) - heldOut(chosen);
  // On the scale of AIC a log-likelihood counts twice.
  const likelier = compared.filter((other) => 2 * behind(other) >= leastDifference);
  if (likelier.length === 0) return '; the backtest agrees';
  const best = likelier.reduce((a, b) => (heldOut(b) > heldOut(a) ? b : a));
  return `; the backtest disagrees: its held-out log-likelihood is ${places[likelier.length]}, ${numberText(behind(best), 1)} below that of ${title(best)}`;
}
