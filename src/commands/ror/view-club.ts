import { entryKinds } from '../../core/relationship/ledger.ts';
import type { Report } from '../../core/report.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import {
  type Block,
  type Document,
  details,
  pictureDetails,
  type Table,
} from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import {
  amountsIn,
  leftOutSentence,
  leftOutWithoutMargin,
} from '../shared/economics/view-waterfall.ts';
import { moneyLines, waterfallPictures } from '../shared/pictures/waterfall.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  decimal,
  moneyColumn,
  nameColumn,
  numberColumn,
  percentage,
  runningColumn,
  type TableColumn,
  table,
  valueColumn,
} from '../shared/table.ts';
import type { Matched } from './matched-schema.ts';
import type { RorResult } from './result.ts';
import { returnLines, uncertaintyLines } from './return-lines.ts';
import { ledgerBlocks, leftOutWords, yearsTable } from './view-ledger.ts';

/** The document of a club: what joining made of spend, how alike the others are, and what limits the figures. */
export function clubView(report: Report<RorResult>): Document {
  const { result, sources } = report;
  const { matched } = result;
  if (matched === null) throw new RangeError('no members were compared');
  const { netValue, cost } = result;
  return {
    title: 'Return on relationship',
    ...amountsIn(result.basis, report),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(matched)],
          ['Members', membersText(matched)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
        ],
      },
      ...(cost === null ? effectBlocks(matched) : []),
      { kind: 'text', tone: 'plain', lines: effectLines(matched) },
      ...(cost === null || netValue === null
        ? []
        : [
            ...ledgerBlocks({ ...result, cost }, 'Real money: margin, not discounted'),
            {
              kind: 'text' as const,
              tone: 'plain' as const,
              lines: clubReturnLines({ ...result, cost }, matched),
            },
          ]),
      ...(cost === null ? [] : details('the effect', effectBlocks(matched))),
      ...details('how alike the others are', [traitsTable(matched), behaviourTable(matched)]),
      ...details('the intervals', [intervalBlock(matched, report)]),
      ...details('each year', result.years.length > 1 && cost !== null ? [yearsTable(result)] : []),
      closing(result, matched),
      { kind: 'text', tone: 'left out', lines: leftOutLines(result) },
    ],
  };
}

const rangeText = ({ low, high }: Interval): string => `${numberText(low)} to ${numberText(high)}`;

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

const deviations = (
  header: string,
  of: (trait: Matched['traits'][number]) => number | null,
): TableColumn<Matched['traits'][number]> =>
  valueColumn(header, of, decimal(2), (value) => numberText(value), '');

/** How alike the orders before joining are. */
const traitsTable = ({ traits }: Matched): Table =>
  table(
    traits,
    [
      nameColumn('', ({ trait }) => traitLabels[trait]),
      numberColumn('members', ({ members }) => members, 2),
      numberColumn('matched', ({ matched }) => matched, 2),
      numberColumn('others', ({ others }) => others, 2),
      deviations('SD others', ({ differenceOthers }) => differenceOthers),
      deviations('SD matched', ({ differenceMatched }) => differenceMatched),
    ],
    { heading: 'Orders before joining; SD: standard deviations by which members differ' },
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
      moneyColumn('spend before', ({ spendBefore }) => spendBefore, 2),
      moneyColumn('spend after', ({ spendAfter }) => spendAfter, 2),
      numberColumn('orders after', ({ ordersAfter }) => ordersAfter, 2),
      valueColumn(
        'still buying',
        ({ stillBuying }) => stillBuying,
        percentage(1),
        (share) => percentText(share, 1),
      ),
    ],
    {
      name: 'Before and after joining',
      heading: 'A customer, in as many days before joining and after; who buys nothing spends 0',
    },
  );
}

/** What members spent more, and what the later joiners among the matched hide of it. */
function effectBlocks({ spend }: Matched): Block[] {
  const lines: readonly { readonly label: string; readonly amount?: number }[] = [
    { label: 'Members less matched', amount: spend.difference },
    ...(spend.laterJoiners === null || spend.laterJoiners === 0
      ? []
      : [{ label: 'Matched customers who joined later', amount: spend.laterJoiners }]),
    { label: 'Estimated effect' },
  ];
  const heading = 'Loyalty: estimated effect of joining on the spend of all compared members';
  return [
    ...pictureDetails(
      waterfallPictures(moneyLines(lines.map(({ label, amount }) => ({ name: label, amount }))), {
        heading: 'What joining made of spend',
        what: 'What joining made of the spend of all compared members',
      }),
    ),
    table(
      lines,
      [nameColumn('', ({ label }) => label), runningColumn('', ({ amount }) => amount)],
      { name: 'Effect of joining', heading, isTotal: ({ amount }) => amount === undefined },
    ),
  ];
}

function effectLines({ spend, members, joinedLater }: Matched): string[] {
  const { effectInterval } = spend;
  const perMember = ({ low, high }: Interval) =>
    rangeText({ low: low / members.compared, high: high / members.compared });
  const interval = effectInterval === null ? '' : ` (95 % interval ${perMember(effectInterval)})`;
  return [
    `${numberText(spend.effectPerMember)} a member${interval}`,
    ...(joinedLater > 0
      ? [
          `${percentText(joinedLater, 0)} of the matched joined later themselves${
            spend.laterJoiners === null
              ? ', too many to see what they hide: the effect is understated.'
              : '; what they have of the effect is added.'
          }`,
        ]
      : []),
  ];
}

/** What the intervals are made of, and the check of the time before joining. */
function intervalBlock(matched: Matched, { assumptions, result }: Report<RorResult>): Block {
  const { spend, before } = matched;
  const { effectInterval, differenceInterval } = spend;
  const { draws, seed } = assumptions;
  const interval =
    effectInterval !== null
      ? []
      : differenceInterval === null
        ? ['Too few customers for an interval.']
        : [
            'The effect has no interval: in some resamples the matched spent too much as members.',
            `95 % interval of members less matched: ${rangeText(differenceInterval)}`,
          ];
  return {
    kind: 'text',
    tone: 'plain',
    lines: [
      '',
      ...interval,
      ...(draws === undefined || seed === undefined
        ? []
        : [
            `Intervals are of ${numberText(Number(draws.value), 0)} bootstrap resamples of the customers, seed ${seed.text}.`,
          ]),
      ...(result.cost === null ? [] : uncertaintyLines(result)),
      `Check, before joining: members less matched ${numberText(before.spend)} a customer${
        before.interval === null ? '' : ` (${rangeText(before.interval)})`
      }, should be about 0`,
    ],
  };
}

/** What the figures do not include, and what is not balanced. */
function closing(result: RorResult, matched: Matched): Block {
  const unlike = matched.traits.filter(
    ({ differenceMatched }) => differenceMatched === null || Math.abs(differenceMatched) > 0.1,
  );
  const { before, members } = matched;
  const shifted = before.interval !== null && (before.interval.low > 0 || before.interval.high < 0);
  const names = unlike.map(({ trait }) => traitLabels[trait].toLowerCase());
  return {
    kind: 'text',
    tone: 'plain',
    lines: [
      ...(unlike.length > 0 ? [`Not balanced after matching (over 0.1): ${names.join(', ')}`] : []),
      ...(shifted
        ? ['Spend before joining differs beyond chance: read the effect with care.']
        : []),
      ...(members.named > members.compared
        ? [
            `Nothing is counted for the ${numberText(members.named - members.compared, 0)} members left out.`,
          ]
        : []),
      `Nothing is extrapolated or discounted: ${shortNumber(result.horizonYears)} y after joining at most.`,
    ],
  };
}

/** What is left out, and apart what is for want of a margin. */
function leftOutLines({ leftOut, cost }: RorResult): string[] {
  if (cost !== null) return leftOutSentence([], leftOutWords(leftOut));
  const costs = new Set<string>(entryKinds.cost);
  const costly = leftOutWords(leftOut.filter((kind) => costs.has(kind)));
  return [
    ...leftOutSentence([], leftOutWords(leftOut.filter((kind) => !costs.has(kind)))),
    ...leftOutWithoutMargin([...costly, 'net value', 'return in money (ROI)']),
  ];
}

/** The return, and beside it that its cost is the whole club's. */
function clubReturnLines(
  result: Parameters<typeof returnLines>[0],
  { members }: Matched,
): readonly string[] {
  const [headline = '', ...others] = returnLines(result);
  const left = members.named - members.compared;
  if (left === 0 || result.cost.total === 0) return [headline, ...others];
  const of = `${numberText(members.compared, 0)} of ${numberText(members.named, 0)} members`;
  return [
    headline,
    `The cost is that of the whole club, the real value that of ${of}: the return is too low if joining made the others spend more.`,
    ...others,
  ];
}
