import { fewestRepeatCustomers } from '../../core/forecast/too-few.ts';
import type { Report } from '../../core/report.ts';
import { type Block, details } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { pText } from '../shared/p-text.ts';
import {
  countColumn,
  decimal,
  intervalColumn,
  moneyColumn,
  nameColumn,
  numberColumn,
  table,
  valueColumn,
  valueName,
  whole,
} from '../shared/table.ts';
import type { EffectResult, ForecastResult } from './result.ts';

/** How often customers of each label buy, what it changes of a new customer, and how sure that is. */
export function effectBlocks({ result, assumptions }: Report<ForecastResult>): Block[] {
  const { effect } = result;
  if (effect === undefined) return [];
  const { column, reference, groups, newCustomerWithout } = effect;
  const horizon = assumptions['horizon']?.text ?? '';
  const isReference = ({ label }: EffectGroup) => label === reference;
  const { purchases, value } = newCustomerWithout;
  return [
    table(
      groups,
      [
        nameColumn(column, ({ label }) => (label === null ? others : valueName(label))),
        countColumn('customers', ({ customers }) => customers),
        countColumn('repeat', (each) => each.purchases),
        valueColumn(
          'buys',
          (each) => (isReference(each) ? 1 : each.rate),
          decimal(2),
          (rate, each) => (isReference(each) ? '1' : `× ${numberText(rate, 2)}`),
        ),
        intervalColumn(
          '95 % interval',
          (each) => (isReference(each) ? null : each),
          decimal(2),
          twoDecimals,
        ),
        numberColumn('new: buys', ({ newCustomer }) => newCustomer.purchases, 2),
        moneyColumn('worth', ({ newCustomer }) => newCustomer.value),
      ],
      {
        name: `Effect of ${column}`,
        heading: `How often customers buy, by the ${column} of their first order, compared with ${valueName(reference)}; purchases and worth of a new customer within ${horizon}`,
      },
    ),
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        `Without ${column} a new customer makes ${numberText(purchases, 2)} purchases, worth ${numberText(value, 2)}, whatever the label.`,
        chanceText(effect),
        `This is an association, not a cause: customers of one ${column} may differ from others in more than that, and to win more of them need not bring more like them.`,
        ...tooFewText(effect),
      ],
    },
    ...details('the test of the labels', [
      {
        kind: 'text',
        tone: 'plain',
        lines: [testText(effect), ...backtestText(effect, result.holdout !== null)],
      },
    ]),
  ];
}

type EffectGroup = EffectResult['groups'][number];

/** All labels that have too few customers for a rate of their own. */
const others = '(others)';

const twoDecimals = (value: number): string => numberText(value, 2);

/** With less than this probability labels differ by more than chance. */
const clearly = 0.05;

const chanceText = ({ p }: EffectResult): string =>
  p < clearly
    ? `The labels differ by more than chance (${pText(p)}).`
    : `The labels differ by no more than chance (${pText(p)}), so the forecast is more certain without --effect.`;

const testText = ({ p, likelihoodRatio, degreesOfFreedom: freedom, ...of }: EffectResult): string =>
  `Test of the labels: likelihood ratio ${numberText(likelihoodRatio, 1)}, χ² with ${whole(freedom)} degree${freedom === 1 ? '' : 's'} of freedom, ${pText(p)}; AIC ${numberText(of.aic, 1)}, ${numberText(of.aicWithout, 1)} without.`;

function backtestText(
  { column, heldOutGain, heldOutGainApart }: EffectResult,
  isTested: boolean,
): string[] {
  if (!isTested)
    return [`Whether ${column} makes the forecast better is not tested: there is no backtest.`];
  if (heldOutGain === null) return [`The backtest does not show what ${column} gains.`];
  const better = heldOutGain > alike ? 'makes' : 'does not make';
  const gained = `In the backtest ${column} ${better} the forecast better: the held-out log-likelihood is ${changeText(heldOutGain)} with it`;
  if (heldOutGainApart === null) return [`${gained}.`];
  return [
    `${gained}, and ${changeText(heldOutGainApart)} with a separate fit of each label (--fit apart).`,
  ];
}

/** A log-likelihood that differs by less is printed as the same. */
const alike = 0.05;

function changeText(by: number): string {
  if (Math.abs(by) < alike) return 'the same';
  return `${numberText(Math.abs(by), 1)} ${by > 0 ? 'higher' : 'lower'}`;
}

function tooFewText({ reference, tooFew }: EffectResult): string[] {
  if (tooFew === null) return [];
  const { labels, customers, countedAs } = tooFew;
  const shown = labels.slice(0, mostNamed).map(valueName).join(', ');
  const named = labels.length > mostNamed ? `${whole(labels.length)} labels` : shown;
  const counted =
    countedAs === 'one' ? 'are counted as one' : `are counted with ${valueName(reference)}`;
  return [
    `Too few for a rate of their own: ${named}, ${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}; at least ${fewestRepeatCustomers} customers of a label must have bought again. They ${counted}.`,
  ];
}

/** More labels are only counted. */
const mostNamed = 5;
