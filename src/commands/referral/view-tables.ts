import type { Report } from '../../core/report.ts';
import type { Table, Text } from '../../render/document.ts';
import { addingUp, numberText, percentText } from '../../render/number-text.ts';
import {
  decimalsFor,
  decimalText,
  dividingHeaders,
  figureColumn,
  moneyColumn,
  nameColumn,
  segmentTable,
  summedColumn,
  table,
  unknown,
  whole,
} from '../shared/table.ts';
import type { CameByReferral, ReferralAmounts, ReferralResult, Referrer } from './result.ts';

/** From what customers are worth themselves to what they are worth with their referrals, allocation and addition apart. */
export function totalTable({ result, assumptions }: Report<ReferralResult>): Table {
  const { total, outside } = result;
  const each = (name: string) => `${assumptions[name]?.text ?? ''} each`;
  const asked = (name: string) => assumptions[name]?.source !== 'default';
  const steps = [
    { name: 'Own value', kind: '', amount: total.ownValue },
    { name: 'Credited to referrers', kind: 'allocation', amount: -total.given },
    { name: 'Credited for referred customers', kind: 'allocation', amount: total.allocated },
    ...(result.referrals.ofOthers === 0
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
  const sum = { name: 'Total value', kind: '', amount: total.total };
  const apart = {
    name: 'Not included: referrals by people outside the files',
    kind: '',
    amount: outside.referralValue,
  };
  return table(
    [
      ...steps.map((step, i) => ({ ...step, amount: printed[i] ?? 0 })),
      sum,
      ...(outside.referrers === 0 ? [] : [apart]),
    ],
    [
      nameColumn('', ({ name }) => name),
      nameColumn('', ({ kind }) => kind),
      figureColumn('', ({ amount }) => numberText(amount, decimals)),
    ],
    { heading: 'All customers, with their referrals', isTotal: (line) => line === sum },
  );
}

/** What is asked for with an option that is not given. */
export function leftOutNote({ result, assumptions }: Report<ReferralResult>): Text {
  const usual = (name: string) => assumptions[name]?.source === 'default';
  const { typeTwo, unknownType } = result.referrals;
  const anyway = typeTwo > 0 || (unknownType > 0 && result.typeOne.share < 1);
  const leftOut = [
    ...(usual('acquisition') && anyway
      ? ['acquisition saved on those who would have come anyway (--acquisition)']
      : []),
    ...(usual('referralReward') ? ['rewards (--referral-reward)'] : []),
  ];
  return {
    kind: 'text',
    tone: 'plain',
    lines: [
      'An allocation divides the value of customers; only additions and costs change the total.',
      ...(leftOut.length === 0 ? [] : [`Left out: ${leftOut.join(', ')}`]),
    ],
  };
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
  const used = kinds.filter(({ amount }) => shown.some((each) => amount(each) !== 0));
  const parts = used.length < 2 ? [] : used;
  // A ranking is read across many columns: cents only where there is little else.
  const small = shown.every(
    ({ referralValue, ownValue }) => Math.max(Math.abs(referralValue), ownValue ?? 0) < 1000,
  );
  const decimals = small ? 2 : 0;
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
        nameColumn('group', ({ group }) => (group === null ? 'outside' : groupWords[group])),
        figureColumn('referred', ({ referred }) => whole(referred)),
        ...parts.map(({ header }, p) =>
          figureColumn<Referrer>(header, (each) => partTexts(each)[p] ?? ''),
        ),
        figureColumn('worth', ({ referralValue }) => decimalText(referralValue, decimals)),
        figureColumn('own value', ({ ownValue }) => decimalText(ownValue, decimals)),
      ],
      {
        heading: `${whole(shown.length)} of ${whole(referrers.length)} referrers, by the worth of their referrals`,
      },
    ),
  ];
}

/** The groups by the names of Kumar et al., except one that insults its customers. */
const groupWords = {
  champions: 'champions',
  affluents: 'affluents',
  advocates: 'advocates',
  misers: 'low value',
} as const;

const sides = {
  champions: ['high', 'high'],
  affluents: ['high', 'low'],
  advocates: ['low', 'high'],
  misers: ['low', 'low'],
} as const;

/** Customers by own value and by referral value. */
export const groupTable = ({ groups: { groups } }: ReferralResult): Table =>
  table(
    groups,
    [
      nameColumn('group', ({ group }) => groupWords[group]),
      nameColumn('own', ({ group }) => sides[group][0]),
      nameColumn('referral', ({ group }) => sides[group][1]),
      figureColumn('customers', ({ customers }) => whole(customers)),
      moneyColumn('own value', ({ ownValue }) => ownValue),
      moneyColumn('referral value', ({ referralValue }) => referralValue),
    ],
    { heading: 'Customers by own value and by referral value' },
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
        figureColumn('customers', ({ customers }) => whole(customers)),
        figureColumn('referred', ({ byReferral }) => whole(byReferral)),
        figureColumn('share', shareText),
        figureColumn('referrers', (line) => whole(line.referrers)),
        summedColumn('worth', ({ referralValue }) => referralValue),
        summedColumn('own value', ({ ownValue }) => ownValue),
      ],
      'By segment: customers who were referred, and the worth of their own referrals',
    ),
  ];
}

const shareText = ({ share }: CameByReferral): string =>
  share === null ? unknown : percentText(share, 1);

/** How many of each year's new customers came by referral. */
export function yearTables({ newCustomers: { years } }: ReferralResult): Table[] {
  if (years.length === 0) return [];
  return [
    table(
      years,
      [
        figureColumn('year', ({ year }) => String(year)),
        figureColumn('customers', ({ customers }) => whole(customers)),
        figureColumn('by referral', ({ byReferral }) => whole(byReferral)),
        figureColumn('share', shareText),
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
    referrals: `over ${depthsShown}`,
    customers: rest.reduce((sum, { customers }) => sum + customers, 0),
  };
  const shown = depths
    .slice(0, depthsShown)
    .map(({ depth, customers }) => ({ referrals: whole(depth), customers }));
  return [
    table(
      [...shown, ...(rest.length === 0 ? [] : [deeper])],
      [
        figureColumn('referrals', ({ referrals }) => referrals),
        figureColumn('people', ({ customers }) => whole(customers)),
      ],
      { heading: 'How long the chains are' },
    ),
  ];
}
