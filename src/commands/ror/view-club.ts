import type { Report } from '../../core/report.ts';
import type { Block, Document, Table } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { basisAndCurrency } from '../shared/economics/view-waterfall.ts';
import { sourceText } from '../shared/source-text.ts';
import { figureColumn, nameColumn, runningColumn, table } from '../shared/table.ts';
import type { Matched } from './matched-schema.ts';
import type { RorResult } from './result.ts';
import { returnLines } from './return-lines.ts';
import { ledgerTable, yearsTable } from './view-ledger.ts';

/** The document of a club: what joining made of spend, how alike the others are, and what limits the figures. */
export function clubView(report: Report<RorResult>): Document {
  const { result, sources } = report;
  const { matched } = result;
  if (matched === null) throw new RangeError('no members were compared');
  const { netValue, cost } = result;
  return {
    title: 'Return on relationship',
    subtitle: basisAndCurrency(result.basis, report),
    blocks: [
      { kind: 'text', tone: 'notice', lines: [headline(matched, report), selfSelection] },
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(matched)],
          ['Members', membersText(matched)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
        ],
      },
      traitsTable(matched),
      behaviourTable(matched),
      effectTable(matched),
      { kind: 'text', tone: 'plain', lines: effectLines(matched) },
      ...(cost === null || netValue === null
        ? []
        : [
            ledgerTable({ ...result, cost }, 'Real money: margin, not discounted'),
            {
              kind: 'text' as const,
              tone: 'plain' as const,
              lines: returnLines({ ...result, cost }),
            },
          ]),
      ...(result.years.length > 1 && cost !== null ? [yearsTable(result)] : []),
      closing(report, matched),
    ],
  };
}

const selfSelection =
  'Members chose to join: who planned to buy more may have joined for it, and no earlier order shows that.';

function headline({ spend }: Matched, { currency }: Report<RorResult>): string {
  const amount = `${numberText(Math.abs(spend.effect))}${currency === null ? '' : ` ${currency}`}`;
  const { effectInterval } = spend;
  const between =
    effectInterval === null
      ? ''
      : `; 95 % interval ${numberText(effectInterval.low)} to ${numberText(effectInterval.high)}`;
  return `Estimated effect: members spent ${amount} ${spend.effect < 0 ? 'less' : 'more'} because they joined${between}.`;
}

const methodText = ({ days, comparisonCustomers }: Matched): string =>
  [
    `against ${numberText(comparisonCustomers, 0)} customers with alike orders, not yet members on the day of joining`,
    `${numberText(days.mean, 0)} days after joining in the mean, up to ${numberText(days.longest, 0)}`,
    'the order on joining counts nowhere',
  ].join('; ');

function membersText({ members }: Matched): string {
  const left = [
    [members.notInLog, 'not in the log'],
    [members.noOrderBefore, 'without an order before joining'],
    [members.noTimeAfter, 'joined too late'],
    [members.nobodyAlike, 'with nobody alike'],
  ] as const;
  const parts = left.flatMap(([count, why]) =>
    count > 0 ? [`${numberText(count, 0)} ${why}`] : [],
  );
  return [
    `${numberText(members.compared, 0)} of ${numberText(members.named, 0)} compared`,
    ...parts,
  ].join('; ');
}

const traitLabels: Readonly<Record<Matched['traits'][number]['trait'], string>> = {
  recency: 'Days since the last order',
  frequency: 'Days with an order',
  spendPerOrder: 'Spend on such a day',
  tenure: 'Days since the first order',
};

/** How alike the orders before joining are. */
const traitsTable = ({ traits }: Matched): Table =>
  table(
    traits,
    [
      nameColumn('', ({ trait }) => traitLabels[trait]),
      figureColumn('members', ({ members }) => numberText(members)),
      figureColumn('matched', ({ matched }) => numberText(matched)),
      figureColumn('others', ({ others }) => numberText(others)),
      figureColumn('unlike before', ({ differenceOthers }) => numberText(differenceOthers)),
      figureColumn('after', ({ differenceMatched }) => numberText(differenceMatched)),
    ],
    {
      heading: 'Orders before joining; unlike in standard deviations, before and after matching',
    },
  );

/** What a customer did before and after. */
function behaviourTable({ behaviour }: Matched): Table {
  const { members, matched, others } = behaviour;
  const lines = [
    { name: 'Members', ...members },
    { name: 'Matched', ...matched },
    { name: 'Others', ...others },
  ];
  return table(
    lines,
    [
      nameColumn('', ({ name }) => name),
      figureColumn('spend before', ({ spendBefore }) => numberText(spendBefore)),
      figureColumn('spend after', ({ spendAfter }) => numberText(spendAfter)),
      figureColumn('orders after', ({ ordersAfter }) => numberText(ordersAfter)),
      figureColumn('still buying', ({ stillBuying }) => percentText(stillBuying, 1)),
    ],
    { heading: 'A customer, in as many days before joining and after; who buys nothing spends 0' },
  );
}

/** What members spent more, and what the later joiners among the matched hide of it. */
function effectTable({ spend }: Matched): Table {
  const lines: readonly { readonly label: string; readonly amount?: number }[] = [
    { label: 'Members less matched', amount: spend.difference },
    ...(spend.laterJoiners === null || spend.laterJoiners === 0
      ? []
      : [{ label: 'Matched customers who joined later', amount: spend.laterJoiners }]),
    { label: 'Effect on spend' },
  ];
  return table(
    lines,
    [nameColumn('', ({ label }) => label), runningColumn('', ({ amount }) => amount)],
    {
      heading: 'Loyalty: spend of all compared members because they joined',
      isTotal: ({ amount }) => amount === undefined,
    },
  );
}

function effectLines({ spend, before, members, joinedLater }: Matched): string[] {
  const range = ({ low, high }: { low: number; high: number }) =>
    `${numberText(low)} to ${numberText(high)}`;
  const { effectInterval, differenceInterval } = spend;
  return [
    `${numberText(spend.effectPerMember)} a member, of ${numberText(members.compared, 0)}`,
    effectInterval === null
      ? differenceInterval === null
        ? 'Too few customers for an interval.'
        : `The effect has no interval; that of the difference: ${range(differenceInterval)}`
      : `95 % interval of all of them, customers resampled: ${range(effectInterval)}`,
    ...(effectInterval !== null && effectInterval.low <= 0 && effectInterval.high >= 0
      ? ['Chance alone may explain it: 0 lies in the interval.']
      : []),
    ...(joinedLater > 0
      ? [
          `${percentText(joinedLater, 0)} of the matched joined later themselves${
            spend.laterJoiners === null
              ? ', too many to see what they hide: the effect is understated.'
              : '; what they have of the effect is added.'
          }`,
        ]
      : []),
    `Check, before joining: members less matched ${numberText(before.spend)} a customer${
      before.interval === null ? '' : ` (${range(before.interval)})`
    }, should be about 0`,
  ];
}

/** What the figures do not include, and what is not balanced. */
function closing({ result, assumptions }: Report<RorResult>, matched: Matched): Block {
  const unlike = matched.traits.filter(
    ({ differenceMatched }) => Math.abs(differenceMatched) > 0.1,
  );
  const { before, members } = matched;
  const shifted = before.interval !== null && (before.interval.low > 0 || before.interval.high < 0);
  const names = unlike.map(({ trait }) => traitLabels[trait].toLowerCase());
  const left = members.named - members.compared;
  const invested = Object.keys(assumptions).some((name) => name.startsWith('investment.'));
  return {
    kind: 'text',
    tone: 'plain',
    lines: [
      ...(unlike.length > 0 ? [`Not balanced after matching (over 0.1): ${names.join(', ')}`] : []),
      ...(shifted
        ? ['Spend before joining differs beyond chance: read the effect with care.']
        : []),
      ...(left > 0 ? [`Nothing is counted for the ${numberText(left, 0)} members left out.`] : []),
      ...(result.cost === null
        ? [
            invested
              ? 'Left out: the investment, net value and return. Costs are compared with margin only: add --margin.'
              : 'Left out: costs, net value and return. Costs are compared with margin only: give --margin and --investment.',
          ]
        : []),
      `Nothing is extrapolated or discounted: ${shortNumber(result.horizonYears)} y after joining at most. Left out: referral, recovery, rewards, sharing.`,
    ],
  };
}
