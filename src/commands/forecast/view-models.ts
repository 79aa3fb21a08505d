import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText, shortNumber } from '../../render/number-text.ts';
import { left, right } from '../segments/segment-lines.ts';
import { whole } from '../value/table-parts.ts';
import type { ForecastResult, ModelResult } from './result.ts';

type ForecastReport = Report<ForecastResult>;

/** Models by the names that papers give them. */
export const modelTitles: Readonly<Record<NonNullable<ForecastResult['model']>, string>> = {
  'bg-nbd': 'BG/NBD',
  'mbg-nbd': 'MBG/NBD',
  'pareto-nbd': 'Pareto/NBD',
  nbd: 'NBD',
  'past-rate': 'past rate of each customer',
};

/** Which model foresees, why, and how far ahead. */
export function modelText({ result, assumptions }: ForecastReport): string {
  const { model = 'past-rate', chosenBy, models = [], indistinguishable = [] } = result;
  const others = indistinguishable.filter((name) => name !== model);
  const alike =
    others.length > 0 && indistinguishable.some((name) => name === model)
      ? `; its AIC does not tell it from ${others.join(', ')}`
      : '';
  const reasons: Readonly<Record<NonNullable<ForecastResult['chosenBy']>, string>> = {
    'held-out error': `the least held-out error of ${models.length} models${alike}`,
    'aic after a tie': `the best AIC of ${models.length} models: their held-out errors differ by no more than chance`,
    aic: `the best AIC of ${models.length} models${alike}`,
    only: models.some(({ status }) => status === 'no-dropout')
      ? 'nobody is seen to stop'
      : 'the only one that could be settled',
    fallback: 'no model could be fitted',
    'saved model': `as saved in ${assumptions['modelFile']?.text ?? 'a file'}`,
    '--model': 'as asked',
  };
  const horizon = assumptions['horizon']?.text ?? '';
  return `${modelTitles[model]}: ${reasons[chosenBy ?? 'fallback']}; ${horizon} ahead`;
}

/** Every model that was fitted, and the parameters of the one that foresees. */
export function modelBlocks({ result }: ForecastReport): Block[] {
  const { models = [], model } = result;
  if (models.length === 0) return [];
  const tested = models.some(({ holdout }) => holdout !== null);
  const headers = ['log-likelihood', 'AIC', ...(tested ? ['held out', 'error'] : [])];
  const best = [...models].sort((a, b) => a.aic - b.aic);
  return [
    {
      kind: 'table',
      heading: tested
        ? 'Models: purchases they foresaw in the time held out, and the mean error a customer'
        : 'Models',
      columns: [left('model'), ...headers.map(right), left('')],
      rows: best.map((each) => ({
        cells: [
          modelTitles[each.model],
          numberText(each.logLikelihood, 2),
          numberText(each.aic, 2),
          ...(tested ? heldOut(each) : []),
          each.model === model
            ? 'used'
            : each.status === 'converged'
              ? ''
              : statusWords[each.status],
        ],
      })),
    },
    { kind: 'fields', rows: [...parametersOf(result), ...spendOf(result)] },
  ];
}

const statusWords = {
  'no-dropout': 'no dropout visible',
  flat: 'many parameters fit alike',
} as const;

const heldOut = ({ holdout }: ModelResult): string[] =>
  holdout === null ? ['–', '–'] : [whole(holdout.predicted), numberText(holdout.mae, 3)];

function parametersOf({ parameters, standardErrors, models = [], model, unit }: ForecastResult) {
  if (parameters == null) return [];
  const used = models.find((each) => each.model === model);
  const rate =
    used === undefined ? '' : `; ${shortNumber(used.purchasesPerYear)} purchases a year on average`;
  const alike = (parameters['r'] ?? 0) > oneRate;
  const text = alike
    ? `everybody buys at one rate${rate}`
    : `${withErrors(parameters, standardErrors ?? null)} in ${unit}s${rate}`;
  return [['Purchases', text] as const];
}

/** Rates of a gamma law of such a shape differ by less than a tenth of a percent. */
const oneRate = 1e6;

function spendOf({ spend }: ForecastResult) {
  if (spend === undefined) return [];
  const { model, parameters, standardErrors, customers, mean, correlation } = spend;
  const related =
    correlation === null ? '' : `; correlation with purchases ${numberText(correlation, 2)}`;
  const text =
    model === 'gamma-gamma' && parameters !== null
      ? `Gamma-Gamma of ${whole(customers)} customers: ${withErrors(parameters, standardErrors)}`
      : `the mean of ${customers === 0 ? 'all purchases' : whole(customers)}${customers === 0 ? '' : customers === 1 ? ' customer' : ' customers'}`;
  return [['Spend', `${text}; ${numberText(mean, 2)} a purchase on average${related}`] as const];
}

/** Three digits that count of a small number. */
const digits = (value: number): string =>
  value >= 1 ? shortNumber(value) : String(Number(value.toPrecision(3)));

/** "r 0.243 ± 0.0126, alpha 4.41 ± 0.378". */
export function withErrors(
  parameters: Readonly<Record<string, number>>,
  errors: Readonly<Record<string, number>> | null,
): string {
  return Object.entries(parameters)
    .map(([name, value]) => {
      const error = errors?.[name];
      return `${name} ${digits(value)}${error === undefined ? '' : ` ± ${digits(error)}`}`;
    })
    .join(', ');
}
