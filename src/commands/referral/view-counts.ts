import type { Block, Table } from '../../render/document.ts';
import { percentText } from '../../render/number-text.ts';
import { left, right } from '../segments/segment-lines.ts';
import { money, whole } from '../value/table-parts.ts';
import type { ReferralResult } from './result.ts';

const sides = {
  champions: ['high', 'high'],
  affluents: ['high', 'low'],
  advocates: ['low', 'high'],
  misers: ['low', 'low'],
} as const;

/** Customers by own value and by referral value. */
export function groupTable({ groups: { groups } }: ReferralResult): Table {
  const own = money(groups.map(({ ownValue }) => ownValue));
  const referral = money(groups.map(({ referralValue }) => referralValue));
  return {
    kind: 'table',
    heading: 'Customers by own value and by referral value',
    columns: [
      left('group'),
      left('own'),
      left('referral'),
      ...['customers', 'own value', 'referral value'].map(right),
    ],
    rows: groups.map(({ group, customers }, i) => ({
      cells: [group, ...sides[group], whole(customers), own[i] ?? '', referral[i] ?? ''],
    })),
  };
}

/** How many of each year's new customers came by referral. */
export function yearTable({ newCustomers: { years } }: ReferralResult): Block[] {
  if (years.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'New customers by the year of their start',
      columns: ['year', 'customers', 'by referral', 'share'].map(right),
      rows: years.map(({ year, customers, byReferral, share }) => ({
        cells: [
          String(year),
          whole(customers),
          whole(byReferral),
          share === null ? '–' : percentText(share, 1),
        ],
      })),
    },
  ];
}

/** Depths printed one by one; deeper ones share a line. */
const depthsShown = 5;

/** How deep the chains go, where they go deeper than one referral. */
export function chainTable({ chain: { depths } }: ReferralResult): Block[] {
  if (depths.length < 2) return [];
  const rest = depths.slice(depthsShown);
  const deeper = rest.reduce((sum, { customers }) => sum + customers, 0);
  const lines = depths
    .slice(0, depthsShown)
    .map(({ depth, customers }) => [whole(depth), whole(customers)]);
  return [
    {
      kind: 'table',
      heading: 'How long the chains are',
      columns: ['referrals', 'people'].map(right),
      rows: [...lines, ...(rest.length === 0 ? [] : [[`over ${depthsShown}`, whole(deeper)]])].map(
        (cells) => ({ cells }),
      ),
    },
  ];
}
