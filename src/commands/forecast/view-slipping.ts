import type { Report } from '../../core/report.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { left, right } from '../segments/segment-lines.ts';
import { money, whole } from '../value/table-parts.ts';
import type { ForecastResult, Slipping } from './result.ts';

/** Customers that a person is shown. */
const shown = 10;

/** Who is slipping away, and what a plain rule would have said. */
export function slippingBlocks({ result, assumptions }: Report<ForecastResult>): Block[] {
  const { slipping } = result;
  if (slipping === undefined) return [];
  if (slipping.plainRule === null && slipping.customers === 0) return [];
  const { customers, list, valueAtRisk } = slipping;
  const horizon = assumptions['horizon']?.text ?? '';
  const lines = plainRuleText(slipping);
  if (customers === 0)
    return [
      {
        kind: 'text',
        tone: 'plain',
        lines: ['', 'Nobody seems to be slipping away.', ...lines],
      },
    ];
  const named = list.slice(0, shown);
  const risk = money(named.map((each) => each.valueAtRisk));
  return [
    {
      kind: 'table',
      heading: `Slipping away: ${whole(customers)} customers silent for long by their own rhythm; ${whole(valueAtRisk)} at risk within ${horizon}`,
      columns: [
        left('id'),
        ...['repeat', 'usual gap', 'days silent', 'still customer', 'at risk'].map(right),
      ],
      rows: named.map((each, i) => ({
        cells: [
          each.id,
          whole(each.purchases),
          numberText(each.usualGapDays, 0),
          whole(each.daysSilent),
          `${numberText(each.alive * 100, 0)}%`,
          risk[i] ?? '',
        ],
      })),
    },
    {
      kind: 'text',
      tone: 'plain',
      lines: [
        ...(customers > named.length
          ? [`The ${named.length} most valuable of them; --each --sort daysSilent lists everybody.`]
          : []),
        ...lines,
      ],
    },
  ];
}

function plainRuleText({ plainRule, gone }: Slipping): string[] {
  const lost = gone === 0 ? [] : [`${whole(gone)} more have most likely gone already.`];
  if (plainRule === null) return lost;
  const { days, customers, missed, needless } = plainRule;
  if (customers + missed === 0) return lost;
  return [
    ...lost,
    `${[
      `The plain rule "no order in ${whole(days)} days" names ${whole(customers)} customers`,
      ...(needless === 0 ? [] : [`${whole(needless)} of them have such pauses in their rhythm`]),
      ...(missed === 0
        ? []
        : [`it has yet to name ${whole(missed)} whose silence is long by their own`]),
    ].join('; ')}.`,
  ];
}
