import type { Block } from '../../render/document.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import { decimalText, figureColumn, nameColumn, table, unknown, whole } from '../shared/table.ts';
import type { ForecastResult, HoldoutResult } from './result.ts';
import { modelTitles } from './view-choice.ts';

/** A model as it did in the backtest, or what was bought. */
interface TestedModel {
  readonly name: string;
  readonly heldOut?: number | undefined;
  readonly predicted?: number | undefined;
  readonly buyers?: number | undefined;
  readonly mae?: number | undefined;
}

/** Every model in the backtest, the most likely first, and what was bought. */
export function modelTestBlocks({ models = [], holdout }: ForecastResult): Block[] {
  const tested = models.flatMap(({ model, holdout: test }): TestedModel[] =>
    test === null
      ? []
      : [{ ...test, name: modelTitles[model], heldOut: test.heldOutLogLikelihood }],
  );
  if (holdout == null || tested.length === 0) return [];
  const { actual, buyers, pastRate } = holdout;
  const best = tested.sort((a, b) => (b.heldOut ?? 0) - (a.heldOut ?? 0));
  const most = best[0]?.heldOut ?? 0;
  const lines = [
    ...best,
    { ...pastRate, name: 'past rate' },
    { name: 'actual', predicted: actual, buyers: buyers.actual },
  ];
  return [
    table<TestedModel>(
      lines,
      [
        nameColumn('model', ({ name }) => name),
        figureColumn('held-out log L', ({ heldOut }) => decimalText(heldOut, 2)),
        figureColumn('below the highest', ({ heldOut }) =>
          heldOut === undefined ? unknown : numberText(most - heldOut, 2),
        ),
        figureColumn('purchases', ({ predicted }) => whole(predicted)),
        figureColumn('buyers', ({ buyers: who }) => whole(who)),
        figureColumn('error', ({ mae }) => decimalText(mae, 3)),
      ],
      { heading: 'Every model in the backtest, which checks and does not choose' },
    ),
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        'Error, the mean absolute error per customer, is no measure of a model: it is least at the median, which is 0 for most customers, so it favours forecasts that are too low.',
      ],
    },
  ];
}

/** A share that differs by more than this beyond chance is said in words. */
const notable = 0.02;

/** Whether the customers bought as often as P(buys) says, by its size. */
export function buyingBlocks({ byBuysWithin }: HoldoutResult): Block[] {
  if (byBuysWithin.length === 0) return [];
  return [
    table(
      byBuysWithin,
      [
        nameColumn('P(buys)', groupName),
        figureColumn('customers', ({ customers }) => whole(customers)),
        figureColumn('expected to buy', ({ predicted }) => tenths(predicted)),
        figureColumn('bought', ({ actual }) => tenths(actual)),
        figureColumn('± by chance', ({ standardError }) => tenths(2 * standardError)),
      ],
      { heading: 'Customers by P(buys), the probability that they buy after the split' },
    ),
    ...byBuysWithin.slice(0, 1).flatMap((lowest): Block[] => {
      const text = lowestText(lowest);
      return text === undefined ? [] : [{ kind: 'text', tone: 'plain', lines: [text] }];
    }),
  ];
}

/** A share in percent, all with one decimal. */
const tenths = (share: number): string => `${numberText(share * 100, 1)}%`;

type BuyingGroup = HoldoutResult['byBuysWithin'][number];

function groupName({ from, to }: BuyingGroup): string {
  if (from === 0) return `below ${percentText(to)}`;
  return to === 1 ? `${percentText(from)} or more` : `${percentText(from)} to ${percentText(to)}`;
}

/** Says whether the customers of whom least is expected bought clearly more or less often than expected. */
function lowestText(group: BuyingGroup): string | undefined {
  const { from, predicted, actual, standardError } = group;
  const off = Math.abs(actual - predicted);
  if (from !== 0 || off <= notable + 2 * standardError) return undefined;
  const points = numberText(off * 100, 0);
  return `P(buys) ${groupName(group)} is too ${actual > predicted ? 'low' : 'high'}: ${percentText(actual, 0)} of these customers bought, ${points} points ${actual > predicted ? 'more' : 'fewer'} than expected, beyond chance.`;
}
