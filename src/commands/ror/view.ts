import type { Report } from '../../core/report.ts';
import { type Block, type Document, details, type Table } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { amountsIn, leftOutSentence, paidEvery } from '../shared/economics/view-waterfall.ts';
import { sourceText } from '../shared/source-text.ts';
import {
  decimal,
  money,
  nameColumn,
  percentage,
  table,
  valueColumn,
  whole,
} from '../shared/table.ts';
import type { Behaviour, Group } from './compared-schema.ts';
import type { GroupsResult, RorResult } from './result.ts';
import { returnLines, uncertaintyLines } from './return-lines.ts';
import { clubView } from './view-club.ts';
import {
  isTerm,
  ledgerBlocks,
  leftOutWords,
  perceivedBlocks,
  spendBlocks,
  targetsTable,
  yearsTable,
} from './view-ledger.ts';

/** The document: how certain the effect is, the groups, the money, and what limits the figures. */
export function view(report: Report<RorResult>): Document {
  const { result } = report;
  if (isOfGroups(result)) return groupsView({ ...report, result });
  return clubView(report);
}

const isOfGroups = (result: RorResult): result is GroupsResult => result.groups !== null;

function groupsView(report: Report<GroupsResult>): Document {
  const { result, sources } = report;
  return {
    title: 'Return on relationship',
    ...amountsIn(result.basis, report),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
        ],
      },
      ...ledgerBlocks(result),
      { kind: 'text', tone: 'plain', lines: returnLines(result) },
      ...(result.targets.length > 0 ? [targetsTable(result)] : []),
      ...details('who was compared', [groupsTable(result), ...spendBlocks(result)]),
      ...details('the interval', [uncertaintyBlock(result)]),
      ...details('each year', result.years.length > 1 ? [yearsTable(result)] : []),
      ...details('what is perceived', perceivedBlocks(result)),
      ...closing(result),
    ],
  };
}

/** How far chance, or the ranges, may have moved the return. */
const uncertaintyBlock = (result: RorResult): Block => ({
  kind: 'text',
  tone: 'plain',
  lines: ['', ...uncertaintyLines(result)],
});

const comparisons: Readonly<Record<RorResult['comparison'], string>> = {
  'difference-in-differences': 'by difference in differences',
  comparison: 'against those not treated',
  'before-after': 'before and after',
};

function methodText({ result, assumptions }: Report<GroupsResult>): string {
  const text = (name: string) => assumptions[name]?.text ?? '';
  const { annualSpend, retention } = result.comparisons;
  const compared =
    annualSpend === retention
      ? comparisons[annualSpend]
      : `spend ${comparisons[annualSpend]}, retention ${comparisons[retention]}`;
  const rate = text('discount');
  return [
    `${numberText(result.customers, 0)} ${result.customers === 1 ? 'customer' : 'customers'} treated`,
    `${result.assignment}`,
    compared,
    `counted for ${shortNumber(result.horizonYears)} y`,
    `${paidEvery(text('period'))}, ${text('timing')} of period`,
    rate === '' ? 'no discount' : `discount ${rate.includes('/') ? rate : `${rate}/y`}`,
  ].join('; ');
}

interface GroupLine extends Group {
  readonly name: string;
}

/** The groups before and after, and the counterfactual. */
function groupsTable({ groups }: GroupsResult): Table {
  const { treated, comparison, counterfactual } = groups;
  const lines: readonly GroupLine[] = [
    { name: 'Treated', ...treated },
    ...(comparison === null ? [] : [{ name: 'Comparison', ...comparison }]),
    { name: 'Treated, if untreated', customers: null, before: null, after: counterfactual },
  ];
  const spend = (header: string, of: (line: GroupLine) => Partial<Behaviour> | null) =>
    valueColumn(
      header,
      (line: GroupLine) => of(line)?.annualSpend,
      money,
      (each) => numberText(each),
      '',
    );
  const share = (header: string, of: (line: GroupLine) => number | undefined) =>
    valueColumn(header, of, percentage(1), (each) => percentText(each, 1), '');
  const hasStaysBefore = lines.some(({ before }) => before?.retention !== undefined);
  const hasSpendStays = counterfactual.spendRetention !== undefined;
  return table(
    lines,
    [
      nameColumn('', ({ name }) => name),
      valueColumn('customers', ({ customers }) => customers, decimal(0), whole, ''),
      spend('spend before', ({ before }) => before),
      spend('after', ({ after }) => after),
      hasStaysBefore && share('stay before', ({ before }) => before?.retention),
      share(hasStaysBefore ? 'after' : 'stay', ({ after }) => after.retention),
      hasSpendStays && share('spend stays', ({ after }) => after.spendRetention),
    ],
    {
      heading: hasSpendStays
        ? 'Spend a year, and the shares of customers and of spend that stay for a year'
        : 'Spend a year, and the share who stay for a year',
    },
  );
}

/** What the figures do not include or do not know. */
function closing({ leftOut, countedOnce, extrapolatedShare }: RorResult): Block[] {
  const customers = countedOnce.map(({ customer }) => customer);
  const first = customers.slice(0, mostNamed).join(', ');
  const more = customers.length > mostNamed ? ` and ${customers.length - mostNamed} more` : '';
  const lines = [
    ...(extrapolatedShare !== null && extrapolatedShare > 0
      ? [
          `${percentText(extrapolatedShare, 0)} of the counted years were not observed: the rates are assumed to stay the same.`,
        ]
      : []),
    ...(customers.length > 0 ? [`Named in two places and counted once: ${first}${more}.`] : []),
  ];
  return [
    { kind: 'text', tone: 'plain', lines },
    {
      kind: 'text',
      tone: 'left out',
      lines: leftOutSentence(leftOut.filter(isTerm), leftOutWords(leftOut)),
    },
  ];
}

const mostNamed = 8;
