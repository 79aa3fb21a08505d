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

/** Which model makes the forecast, why, and the horizon: "Pareto/NBD, the least AIC of 4 models; 1y ahead". */
export const modelText = (report: Report<ForecastResult>): string =>
  modelWords(report, ({ model, models = [] }) => {
    const all = compared(models);
    const chosen = all.find((each) => each.model === model);
    const agrees = chosen === undefined || likelierModels(chosen, all).length === 0;
    return `the least AIC of ${all.length} models${agrees ? '' : '; the backtest prefers another'}`;
  });

/** The same with how far the others are away, and whether the backtest agrees. */
export const modelDetail = (report: Report<ForecastResult>): string => modelWords(report, aicText);

function modelWords(
  { result, assumptions }: Report<ForecastResult>,
  byAic: (result: ForecastResult) => string,
): string {
  const { model = 'past-rate', chosenBy = 'fallback', models = [] } = result;
  const reasons: Readonly<Record<NonNullable<ForecastResult['chosenBy']>, () => string>> = {
    aic: () => byAic(result),
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

/** The models that dropout allows to be compared. */
const compared = (models: readonly ModelResult[]): readonly ModelResult[] =>
  models.filter(({ status }) => status !== 'no-dropout');

/** "the least AIC of 4 models, 16.9 below Pareto/NBD; the backtest agrees". */
function aicText({ model, models = [], indistinguishable = [] }: ForecastResult): string {
  const chosen = models.find((each) => each.model === model);
  if (chosen === undefined) return 'the least AIC';
  const all = compared(models);
  const others = all.filter((each) => each !== chosen).sort((a, b) => a.aic - b.aic);
  const alike = all.filter((each) => each !== chosen && indistinguishable.includes(each.model));
  const [next] = others;
  const below =
    alike.length > 0
      ? `, less than 2 from ${alike.map(title).join(' and ')}, which the data do not distinguish from it`
      : next === undefined
        ? ''
        : `, ${numberText(next.aic - chosen.aic, 1)} below ${title(next)}`;
  return `the least AIC of ${all.length} models${below}${backtestText(chosen, all)}`;
}

const title = ({ model }: ModelResult): string => modelTitles[model];

const places = ['first', 'second', 'third', 'fourth'];

const heldOut = ({ holdout }: ModelResult) => holdout?.heldOutLogLikelihood ?? -Infinity;

/** The models that the backtest finds clearly more likely; on the scale of AIC a log-likelihood counts twice. */
const likelierModels = (chosen: ModelResult, models: readonly ModelResult[]) =>
  chosen.holdout === null
    ? []
    : models.filter((other) => 2 * (heldOut(other) - heldOut(chosen)) >= leastDifference);

/** Whether the backtest, which has no part in the choice, finds another model more likely. */
function backtestText(chosen: ModelResult, models: readonly ModelResult[]): string {
  if (chosen.holdout === null) return '';
  const likelier = likelierModels(chosen, models);
  if (likelier.length === 0) return '; the backtest agrees';
  const best = likelier.reduce((a, b) => (heldOut(b) > heldOut(a) ? b : a));
  return `; the backtest disagrees: its held-out log-likelihood is ${places[likelier.length]}, ${numberText(heldOut(best) - heldOut(chosen), 1)} below that of ${title(best)}`;
}
