import type { Report } from '../../core/report.ts';
import { type Block, details } from '../../render/document.ts';
import { leftOutSentence } from '../shared/economics/view-waterfall.ts';
import { namedListBlocks } from '../shared/listing/view-named-list.ts';
import { roundAmountText } from '../shared/result-answer.ts';
import {
  countColumn,
  moneyColumn,
  nameColumn,
  shareColumn,
  table,
  whole,
} from '../shared/table.ts';
import { notInCellsLines } from './not-in-cells.ts';
import type { ForecastResult } from './result.ts';
import type { Slipping } from './slipping-schema.ts';
import { isSound, tooFewText } from './view-too-few.ts';

/** Documents show as many customers who are slipping away. */
const mostSlipping = 3;

/** The customers who are slipping away, and the plain rule in comparison. */
export function slippingBlocks({ result, assumptions, currency }: Report<ForecastResult>): Block[] {
  const { slipping } = result;
  if (slipping === undefined) return [];
  if (slipping.plainRule === null && slipping.customers === 0) return [];
  const { customers, valueAtRisk, list } = slipping;
  const horizon = assumptions['horizon']?.text ?? '';
  const lines = (...some: string[]): Block => ({ kind: 'text', tone: 'plain', lines: some });
  const rule = details(
    'a plain rule',
    plainRuleText(slipping).map((line) => lines(line)),
  );
  if (customers === 0)
    return [
      lines('', 'No customer is slipping away.'),
      ...goneText(slipping).map((line) => lines(line)),
      ...rule,
    ];
  const risk =
    valueAtRisk === null
      ? ''
      : `, with ${roundAmountText(valueAtRisk, { currency })} at risk within ${horizon}`;
  // The rows of a database name nobody.
  if (list.length === 0)
    return [
      lines(
        '',
        [
          `${counted(customers)} ${customers === 1 ? 'is' : 'are'} slipping away (silent for long at their purchase rate)${risk}. --list slipping names them, with --connect or from the answer to rapport sql summary.`,
          ...goneText(slipping),
        ].join(' '),
      ),
    ];
  // A page of months or labels is about these.
  if (result.months !== undefined || result.effect !== undefined)
    return [
      lines(
        `${counted(customers)} ${customers === 1 ? 'is' : 'are'} slipping away: --list slipping.`,
      ),
      ...rule,
    ];
  const shown = list.slice(0, mostSlipping);
  const rest =
    customers > shown.length
      ? [
          `The ${shown.length} most valuable of ${whole(customers)}: --list slipping has all of them.`,
        ]
      : [];
  return [
    table(
      shown,
      [
        nameColumn('id', ({ id }) => id),
        countColumn('repeat', ({ purchases }) => purchases),
        countColumn('usual gap', ({ usualGapDays }) => usualGapDays),
        countColumn('days silent', ({ daysSilent }) => daysSilent),
        shareColumn('still active', ({ alive }) => alive, 0),
        moneyColumn('at risk', (each) => each.valueAtRisk),
      ],
      {
        heading: `Slipping away: silent for long at their purchase rate; at risk within ${horizon}`,
      },
    ),
    lines([...rest, ...goneText(slipping)].join(' ')),
    ...rule,
  ];
}

const counted = (customers: number): string =>
  `${whole(customers)} ${customers === 1 ? 'customer' : 'customers'}`;

const goneText = ({ gone }: Slipping): string[] =>
  gone === 0
    ? []
    : [`${whole(gone)} more ${gone === 1 ? 'has' : 'have'} most likely gone already.`];

function plainRuleText({ plainRule }: Slipping): string[] {
  if (plainRule === null) return [];
  const { days, customers, missed, needless } = plainRule;
  if (customers + missed === 0) return [];
  return [
    `${[
      `The plain rule "no order in ${whole(days)} days" selects ${counted(customers)}`,
      ...(needless === 0 ? [] : [`${whole(needless)} of them usually buy with such gaps`]),
      ...(missed === 0
        ? []
        : [`it misses ${whole(missed)} whose silence is long at their purchase rate`]),
    ].join('; ')}.`,
  ];
}

/** The customers of `--list slipping`; of too few nobody knows who is. */
export function slippingListBlocks(
  { result }: Report<ForecastResult>,
  list: NonNullable<ForecastResult['list']>,
  top: number | undefined,
): Block[] {
  const who = {
    one: 'customer who is slipping away',
    several: 'customers who are slipping away',
    leftHow: 'most likely',
  };
  return [
    tooFewText(result),
    ...(isSound(result.total) ? namedListBlocks(list, who, top) : []),
    {
      kind: 'text',
      tone: 'left out',
      lines: [...leftOutSentence(result.leftOut ?? []), ...notInCellsLines(result)],
    },
  ];
}
