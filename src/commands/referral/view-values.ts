import type { Report } from '../../core/report.ts';
import type { Block, Table, TableRow, Text } from '../../render/document.ts';
import { addingUp, numberText, percentText } from '../../render/number-text.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import { decimalsFor, summedMoney, whole } from '../value/table-parts.ts';
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

/** The parts of what referrals are worth, where there is more than one kind of them. */
const kinds = [
  { header: 'allocated', amount: ({ allocated }: ReferralAmounts) => allocated },
  { header: 'added', amount: ({ added }: ReferralAmounts) => added },
  { header: 'net saved', amount: ({ saved, rewards }: ReferralAmounts) => saved - rewards },
] as const;

/** The referrers whose referrals are worth most; the printed parts add up to the printed worth. */
export function referrerTable({ referrers }: ReferralResult, top: number): Block[] {
  if (referrers.length === 0) return [];
  const shown = referrers.slice(0, top);
  const used = kinds.filter(({ amount }) => shown.some((each) => amount(each) !== 0));
  const parts = used.length < 2 ? [] : used;
  // A ranking is read across many columns: cents only where there is little else.
  const small = shown.every(
    ({ referralValue, ownValue }) => Math.max(Math.abs(referralValue), ownValue ?? 0) < 1000,
  );
  const text = (amount: number) => numberText(amount, small ? 2 : 0);
  return [
    {
      kind: 'table',
      heading: `${whole(shown.length)} of ${whole(referrers.length)} referrers, by what their referrals are worth`,
      columns: [
        left('referrer'),
        left('group'),
        ...['referred', ...parts.map(({ header }) => header), 'worth', 'own value'].map(right),
      ],
      rows: shown.map((each) => ({
        cells: [
          each.id,
          each.group ?? 'in no file',
          whole(each.referred),
          ...addingUp(
            parts.map(({ amount }) => amount(each)),
            small ? 2 : 0,
          ).map(text),
          text(each.referralValue),
          each.ownValue === null ? '–' : text(each.ownValue),
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
      heading: 'By segment: who came by referral, and what their own referrals are worth',
      columns: [
        ...nameColumns,
        ...['customers', 'came so', 'share', 'referrers', 'worth', 'own value'].map(right),
      ],
      rows: lines.map((line, i) => ({
        cells: [
          ...name(line, i),
          whole(line.customers),
          whole(line.byReferral),
          line.share === null ? '–' : percentText(line.share, 1),
          whole(line.referrers),
          referral[i] ?? '',
          own[i] ?? '',
        ],
        ...role(i),
      })),
    },
  ];
}
