import type { Report } from '../../core/report.ts';
import type { Block, Table, TableRow, Text } from '../../render/document.ts';
import { addingUp, numberText, percentText } from '../../render/number-text.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import { decimalsFor, money, summedMoney, whole } from '../value/table-parts.ts';
import type { ReferralAmounts, ReferralResult } from './result.ts';

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
      : [{ name: 'Referred people in no file', kind: 'addition', amount: total.added }]),
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
  const decimals = decimalsFor(steps.map(({ amount }) => amount));
  const printed = addingUp(
    steps.map(({ amount }) => amount),
    decimals,
  );
  const line = (name: string, amount: number, kind = ''): TableRow => ({
    cells: [name, kind, numberText(amount, decimals)],
  });
  return {
    kind: 'table',
    heading: 'All customers, with their referrals',
    columns: [left(''), left(''), right('')],
    rows: [
      ...steps.map(({ name, kind }, i) => line(name, printed[i] ?? 0, kind)),
      { ...line('Total value', total.total), role: 'total' },
      ...(outside.referrers === 0
        ? []
        : [line('Apart: referrals by people in no file', outside.referralValue)]),
    ],
  };
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
      'An allocation divides what the customers are worth; only additions and costs change the total.',
      ...(leftOut.length === 0 ? [] : [`Left out: ${leftOut.join(', ')}`]),
    ],
  };
}

/** The columns of money that say anything, and their headers. */
function moneyColumns(lines: readonly ReferralAmounts[]) {
  const all = [
    ['allocated', lines.map(({ allocated }) => allocated)],
    ['added', lines.map(({ added }) => added)],
    ['saved−paid', lines.map(({ saved, rewards }) => saved - rewards)],
  ] as const;
  const used = all.filter(([, amounts]) => amounts.some((amount) => amount !== 0));
  // One kind alone is the referral value.
  return used.length < 2
    ? []
    : used.map(([header, amounts]) => ({ header, cells: money(amounts) }));
}

/** The referrers whose referrals are worth most. */
export function referrerTable({ referrers }: ReferralResult, top: number): Block[] {
  if (referrers.length === 0) return [];
  const shown = referrers.slice(0, top);
  const own = money(shown.map(({ ownValue }) => ownValue));
  const value = money(shown.map(({ referralValue }) => referralValue));
  const parts = moneyColumns(shown);
  return [
    {
      kind: 'table',
      heading: `${whole(shown.length)} of ${whole(referrers.length)} referrers, by what their referrals are worth`,
      columns: [
        left('referrer'),
        left('group'),
        right('referred'),
        ...parts.map(({ header }) => right(header)),
        ...['worth', 'own value'].map(right),
      ],
      rows: shown.map(({ id, group, referred }, i) => ({
        cells: [
          id,
          group ?? 'in no file',
          whole(referred),
          ...parts.map(({ cells }) => cells[i] ?? ''),
          value[i] ?? '',
          own[i] ?? '',
        ],
      })),
    },
  ];
}

/** What each segment gives and gets, with `--by`. */
export function segmentTable(result: ReferralResult): Block[] {
  const { newCustomers, total: all } = result;
  const referrers = result.segments.reduce((sum, each) => sum + each.referrers, 0);
  const total = { segment: {}, ...newCustomers, referrers, ...all };
  const { lines, name, nameColumns, role } = segmentLines({ segments: result.segments, total });
  if (lines.length < 2) return [];
  const own = summedMoney(lines.map(({ ownValue }) => ownValue));
  const referral = summedMoney(lines.map(({ referralValue }) => referralValue));
  return [
    {
      kind: 'table',
      heading: 'By segment',
      columns: [
        ...nameColumns,
        ...['customers', 'by referral', 'share', 'referrers', 'own value', 'referral value'].map(
          right,
        ),
      ],
      rows: lines.map((line, i) => ({
        cells: [
          ...name(line, i),
          whole(line.customers),
          whole(line.byReferral),
          line.share === null ? '–' : percentText(line.share, 1),
          whole(line.referrers),
          own[i] ?? '',
          referral[i] ?? '',
        ],
        ...role(i),
      })),
    },
  ];
}
