import type { Report } from '../../core/report.ts';
import type { Block, Table, TableRow } from '../../render/document.ts';
import { addingUp, numberText, percentText } from '../../render/number-text.ts';
import { left, right, segmentLines } from '../segments/segment-lines.ts';
import { decimalsFor, money, summedMoney, whole } from '../value/table-parts.ts';
import type { ReferralAmounts, ReferralResult } from './result.ts';

/** From what customers are worth themselves to what they are worth with their referrals, allocation and addition apart. */
export function totalTable({ result, assumptions }: Report<ReferralResult>): Table {
  const { total, outside } = result;
  const text = (name: string) => assumptions[name]?.text ?? '';
  const steps = [
    ['Own value', '', total.ownValue],
    ['Credited to referrers', 'allocation', -total.given],
    ['Credited for referred customers', 'allocation', total.allocated],
    ['Referred people in no file', 'addition', total.added],
    ['Acquisition saved', `addition, ${text('acquisition')} each`, total.saved],
    ['Rewards', `cost, ${text('referralReward')} each`, -total.rewards],
  ] as const;
  const decimals = decimalsFor(steps.map(([, , amount]) => amount));
  const printed = addingUp(
    steps.map(([, , amount]) => amount),
    decimals,
  );
  const rows = steps.map(
    ([name, kind], i): TableRow => ({
      cells: [name, kind, numberText(printed[i] ?? 0, decimals)],
    }),
  );
  const apart: TableRow[] =
    outside.referrers === 0
      ? []
      : [
          {
            cells: [
              'Apart: referrals by people in no file',
              '',
              numberText(outside.referralValue, decimals),
            ],
          },
        ];
  return {
    kind: 'table',
    heading: 'All customers, with their referrals',
    columns: [left(''), left(''), right('')],
    rows: [
      ...rows,
      { cells: ['Total value', '', numberText(total.total, decimals)], role: 'total' },
      ...apart,
    ],
  };
}

/** The columns of money that say anything, and their headers. */
function moneyColumns(lines: readonly ReferralAmounts[]) {
  const all = [
    ['allocated', lines.map(({ allocated }) => allocated)],
    ['added', lines.map(({ added }) => added)],
    ['saved', lines.map(({ saved }) => saved)],
    ['rewards', lines.map(({ rewards }) => (rewards === 0 ? 0 : -rewards))],
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
      heading: `Referrers: ${whole(shown.length)} of ${whole(referrers.length)}, the most valuable referrals first`,
      columns: [
        left('referrer'),
        left('group'),
        ...['referred', 'reached'].map(right),
        ...parts.map(({ header }) => right(header)),
        ...['referral value', 'own value'].map(right),
      ],
      rows: shown.map(({ id, group, referred, reached }, i) => ({
        cells: [
          id,
          group ?? 'in no file',
          whole(referred),
          whole(reached),
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
