import type { CustomerGroupName } from '../../core/referral/customer-groups.ts';
import type { Report } from '../../core/report.ts';
import type { StepName } from '../../core/value/terms.ts';
import type { Table, Text } from '../../render/document.ts';
import { addingUp, numberText, percentText } from '../../render/number-text.ts';
import { leftOutSentence } from '../shared/economics/view-waterfall.ts';
import {
  countColumn,
  decimal,
  decimalsFor,
  dividingHeaders,
  figureColumn,
  money,
  moneyColumn,
  nameColumn,
  percentage,
  segmentTable,
  summedColumn,
  table,
  valueColumn,
  whole,
  withFigures,
} from '../shared/table.ts';
import type { CameByReferral, ReferralAmounts, ReferralResult, Referrer } from './result.ts';

/** From what customers are worth themselves to what they are worth with their referrals, allocation and addition apart. */
export function totalTable({ result, assumptions }: Report<ReferralResult>): Table {
  const { total, outside } = result;
  const each = (name: string) => `${assumptions[name]?.text ?? ''} each`;
  const asked = (name: string) => assumptions[name]?.source !== 'default';
  const steps = [
    { name: 'Own value', kind: '', amount: total.ownValue },
    ...(asked('acquisition')
      ? [
          {
            name: 'Acquisition',
            kind: `cost, ${each('acquisition')}`,
            amount: -total.acquisition,
          },
        ]
      : []),
    { name: 'Credited to referrers', kind: 'allocation', amount: -total.given },
    { name: 'Credited for referred customers', kind: 'allocation', amount: total.allocated },
    ...(result.referrals.ofOthers === 0 || result.referralValue === null
      ? []
      : [{ name: 'Referred people outside the files', kind: 'addition', amount: total.added }]),
    ...(asked('acquisition')
      ? [
          {
            name: 'Acquisition saved',
            kind: `addition, ${each('acquisition')}`,
            amount: total.saved,
          },
        ]
      : []),
    ...(asked('referralReward')
      ? [{ name: 'Rewards', kind: `cost, ${each('referralReward')}`, amount: -total.rewards }]
      : []),
  ];
  const amounts = steps.map(({ amount }) => amount);
  const decimals = decimalsFor(amounts);
  const printed = addingUp(amounts, decimals);
  const sum = { name: 'Total value', kind: '', amount: total.total, printed: total.total };
  const apart = {
    name: 'Not included: referrals by people outside the files',
    kind: '',
    amount: outside.referralValue,
    printed: outside.referralValue,
  };
  return table(
    [
      ...steps.map((step, i) => ({ ...step, printed: printed[i] ?? 0 })),
      sum,
      ...(outside.referrers === 0 ? [] : [apart]),
    ],
    [
      nameColumn('', ({ name }) => name),
      nameColumn('', ({ kind }) => kind),
      withFigures(
        figureColumn('', (line) => numberText(line.printed, decimals)),
        money,
        ({ amount }) => amount,
      ),
    ],
    { heading: 'All customers, with their referrals', isTotal: (line) => line === sum },
  );
}

/** What the total rests on. */
export const allocationNote: Text = {
  kind: 'text',
  tone: 'plain',
  lines: [
    'An allocation divides the value of customers; only additions and costs change the total.',
  ],
};

/** What is asked for with an option that is not given; of referred people in no file a notice speaks. */
export function leftOutNotes({ leftOut }: ReferralResult): Text[] {
  const isStep = (name: (typeof leftOut)[number]): name is StepName =>
    name !== 'rewards' && name !== 'referredOutside';
  const lines = leftOutSentence(
    leftOut.filter(isStep),
    leftOut.includes('rewards') ? ['rewards (--referral-reward)'] : [],
  );
  return [{ kind: 'text', tone: 'left out', lines }];
}

/** The parts of what referrals are worth, where there is more than one kind of them. */
const kinds = [
  { header: 'allocated', amount: ({ allocated }: ReferralAmounts) => allocated },
  { header: 'added', amount: ({ added }: ReferralAmounts) => added },
  { header: 'net saved', amount: ({ saved, rewards }: ReferralAmounts) => saved - rewards },
] as const;

/** The referrers whose referrals are worth most; the printed parts add up to the printed worth. */
export function referrerTables({ referrers }: ReferralResult, top: number): Table[] {
  if (referrers.length === 0) return [];
  const shown = referrers.slice(0, top);
  const keptHeaders = Object.keys(shown.find(({ kept }) => kept !== undefined)?.kept ?? {});
  const used = kinds.filter(({ amount }) => shown.some((each) => amount(each) !== 0));
  // Where nothing is saved, what is paid is not called so.
  const isSaved = shown.some(({ saved }) => saved !== 0);
  const headerOf = ({ header }: (typeof kinds)[number]) =>
    header === 'net saved' && !isSaved ? 'rewards' : header;
  const parts = used.length < 2 ? [] : used;
  const decimals = rankedDecimals(shown);
  const partTexts = (each: Referrer) =>
    addingUp(
      parts.map(({ amount }) => amount(each)),
      decimals,
    ).map((amount) => numberText(amount, decimals));
  return [
    table(
      shown,
      [
        nameColumn('referrer', ({ id }) => id),
        ...keptHeaders.map((header) =>
          nameColumn<Referrer>(header, ({ kept }) => kept?.[header] ?? ''),
        ),
        nameColumn('group', ({ group }) => (group === null ? 'outside' : groupWords[group])),
        countColumn('referred', ({ referred }) => referred),
        ...parts.map((part, p) =>
          withFigures<Referrer>(
            figureColumn(headerOf(part), (each) => partTexts(each)[p] ?? ''),
            money,
            part.amount,
          ),
        ),
        moneyColumn('worth', ({ referralValue }) => referralValue, decimals),
        moneyColumn('own value', ({ ownValue }) => ownValue, decimals),
      ],
      {
        name: 'Referrers',
        heading: `${whole(shown.length)} of ${whole(referrers.length)} referrers, by the worth of their referrals`,
      },
    ),
  ];
}

/** A ranking is read across many columns: cents only where there is little else. */
export function rankedDecimals(shown: readonly Referrer[]): number {
  const isSmall = shown.every(
    ({ referralValue, ownValue }) => Math.max(Math.abs(referralValue), ownValue ?? 0) < 1000,
  );
  return isSmall ? 2 : 0;
}

/** The groups where there is little room: "high, many" is of high value with many referrals. */
const groupWords = {
  'high-value-many-referrals': 'high, many',
  'high-value-few-referrals': 'high, few',
  'low-value-many-referrals': 'low, many',
  'low-value-few-referrals': 'low, few',
} as const satisfies Readonly<Record<CustomerGroupName, string>>;

/** Customers by own value and by referral value. */
export const groupTable = ({ groups: { groups } }: ReferralResult): Table =>
  table(
    groups,
    [
      nameColumn('group', ({ group }) => group.replaceAll('-', ' ').replace('value ', 'value, ')),
      countColumn('customers', ({ customers }) => customers),
      moneyColumn('own value', ({ ownValue }) => ownValue),
      moneyColumn('referral value', ({ referralValue }) => referralValue),
    ],
    { name: 'Own and referral value', heading: 'Customers by own value and by referral value' },
  );

/** What each segment gives and gets, with `--by`. */
export function segmentTables(result: ReferralResult): Table[] {
  const { segments, newCustomers } = result;
  const referrers = segments.reduce((sum, each) => sum + each.referrers, 0);
  const bySegment = {
    segments,
    total: { segment: {}, ...newCustomers, referrers, ...result.total },
  };
  if (dividingHeaders(bySegment).length === 0) return [];
  return [
    segmentTable(
      bySegment,
      [
        countColumn('customers', ({ customers }) => customers),
        countColumn('referred', ({ byReferral }) => byReferral),
        referredColumn,
        countColumn('referrers', (line) => line.referrers),
        summedColumn('worth', ({ referralValue }) => referralValue),
        summedColumn('own value', ({ ownValue }) => ownValue),
      ],
      'By segment: customers who were referred, and the worth of their own referrals',
    ),
  ];
}

const referredColumn = valueColumn<CameByReferral>(
  'share',
  ({ share }) => share,
  percentage(1),
  (share) => percentText(share, 1),
);

/** How many of each year's new customers came by referral. */
export function yearTables({ newCustomers: { years } }: ReferralResult): Table[] {
  if (years.length === 0) return [];
  return [
    table(
      years,
      [
        figureColumn('year', ({ year }) => String(year)),
        countColumn('customers', ({ customers }) => customers),
        countColumn('by referral', ({ byReferral }) => byReferral),
        referredColumn,
      ],
      { heading: 'New customers by year of start' },
    ),
  ];
}

/** Depths printed one by one; deeper ones share a line. */
const depthsShown = 5;

/** How deep the chains go, where they go deeper than one referral. */
export function chainTables({ chain: { depths } }: ReferralResult): Table[] {
  if (depths.length < 2) return [];
  const rest = depths.slice(depthsShown);
  const deeper = {
    depth: null,
    referrals: `over ${depthsShown}`,
    customers: rest.reduce((sum, { customers }) => sum + customers, 0),
  };
  const shown = depths
    .slice(0, depthsShown)
    .map(({ depth, customers }) => ({ referrals: whole(depth), depth, customers }));
  return [
    table(
      [...shown, ...(rest.length === 0 ? [] : [deeper])],
      [
        withFigures(
          figureColumn('referrals', ({ referrals }) => referrals),
          decimal(0),
          ({ depth }) => depth,
        ),
        countColumn('people', ({ customers }) => customers),
      ],
      { heading: 'How long the chains are' },
    ),
  ];
}
