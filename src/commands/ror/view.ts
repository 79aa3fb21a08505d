import type { Label } from '../../core/relationship/counterfactual.ts';
import type { Report } from '../../core/report.ts';
import type { Block, Document, Table } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { basisAndCurrency, paidEvery } from '../shared/economics/view-waterfall.ts';
import { sourceText } from '../shared/source-text.ts';
import { figureColumn, nameColumn, table } from '../shared/table.ts';
import type { Behaviour, Group, NoInterval, RorResult } from './result.ts';
import {
  entryLabels,
  ledgerTable,
  perceivedBlocks,
  targetsTable,
  yearsTable,
} from './view-ledger.ts';

/** The document: how certain the effect is, the groups, the money, and what limits the figures. */
export function view(report: Report<RorResult>): Document {
  const { result, currency, sources } = report;
  const name = result.programme ?? 'The programme';
  const net = `${numberText(result.netValue)}${currency === null ? '' : ` ${currency}`}`;
  return {
    title: 'Return on relationship',
    subtitle: basisAndCurrency(result.basis, report),
    blocks: [
      { kind: 'text', tone: 'notice', lines: [labelSentence(result.label, name, net)] },
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
        ],
      },
      groupsTable(result),
      ledgerTable(result),
      { kind: 'text', tone: 'plain', lines: returnLines(result) },
      ...(result.years.length > 1 ? [yearsTable(result)] : []),
      ...perceivedBlocks(result),
      ...(result.targets.length > 0 ? [targetsTable(result)] : []),
      ...closing(result),
    ],
  };
}

/** The first sentence: how certain the figures show an effect of the programme. */
function labelSentence(label: Label, name: string, net: string): string {
  switch (label) {
    case 'caused':
      return `${name} caused a net value of ${net}: chance decided who was treated.`;
    case 'estimated effect':
      return `${name} has an estimated effect of ${net} net: the comparison does not exclude other causes.`;
    default:
      return `${name} is associated with a net value of ${net}; that does not show a cause.`;
  }
}

const comparisons: Readonly<Record<RorResult['comparison'], string>> = {
  'difference-in-differences': 'by difference in differences',
  comparison: 'against those not treated',
  'before-after': 'before and after',
};

function methodText({ result, assumptions }: Report<RorResult>): string {
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
function groupsTable({ groups }: RorResult): Table {
  const { treated, comparison, counterfactual } = groups;
  const lines: readonly GroupLine[] = [
    { name: 'Treated', ...treated },
    ...(comparison === null ? [] : [{ name: 'Comparison', ...comparison }]),
    { name: 'Treated, if untreated', customers: null, before: null, after: counterfactual },
  ];
  const spend = (behaviour: Partial<Behaviour> | null) =>
    behaviour?.annualSpend === undefined ? '' : numberText(behaviour.annualSpend);
  const stays = (behaviour: Partial<Behaviour> | null) =>
    behaviour?.retention === undefined ? '' : percentText(behaviour.retention, 1);
  return table(
    lines,
    [
      nameColumn('', ({ name }) => name),
      figureColumn('customers', ({ customers }) =>
        customers === null ? '' : numberText(customers, 0),
      ),
      figureColumn('spend before', ({ before }) => spend(before)),
      figureColumn('after', ({ after }) => spend(after)),
      figureColumn('stay before', ({ before }) => stays(before)),
      figureColumn('after', ({ after }) => stays(after)),
    ],
    { heading: 'Spend a year, and the share who stay for a year' },
  );
}

const reasons: Readonly<Record<NoInterval, string>> = {
  'no-ranges': 'No input is a range, so the uncertainty of the return is unknown.',
  'no-cost': 'A programme whose cost may be 0 has no interval of its return.',
  'too-few-customers':
    'A group has fewer than two customers, so the uncertainty of the return is unknown.',
};

/** The return on relationship, its interval, and the year of break-even. */
function returnLines(result: RorResult): string[] {
  const { returnOnRelationship, interval, noInterval, breakEvenYear, real, cost } = result;
  const headline =
    returnOnRelationship === null
      ? 'Return on relationship: not defined, since the programme costs nothing'
      : `Return on relationship ${percentText(returnOnRelationship, 1)}: each 1.00 spent returns ${numberText(real.total / cost.total)}`;
  const paid =
    cost.total === 0
      ? []
      : [breakEvenYear === null ? 'never within the horizon' : `in year ${breakEvenYear}`];
  return [
    headline,
    ...(interval === null ? [] : intervalLines(interval)),
    ...(noInterval === null ? [] : [reasons[noInterval]]),
    ...paid.map((when) => `Break-even: ${when}`),
  ];
}

function intervalLines(interval: NonNullable<RorResult['interval']>): string[] {
  const { low, high, level, probabilityPositive, draws, seed } = interval;
  const how =
    level === 0.8
      ? `P10 to P90 of ${numberText(draws, 0)} draws of the ranges`
      : `95 % interval of ${numberText(draws, 0)} bootstrap resamples`;
  return [
    `${percentText(low, 1)} to ${percentText(high, 1)} (${how}, seed ${seed})`,
    `P(return > 0) ${probabilityText(probabilityPositive)}`,
  ];
}

/** A probability from draws; near 0 and 1 only a bound, because draws cannot show that a return is certain. */
function probabilityText(probability: number): string {
  if (probability > 0.999) return 'over 99.9%';
  return probability < 0.001 ? 'under 0.1%' : percentText(probability, 1);
}

/** What the figures do not include or do not know. */
function closing({ leftOut, countedOnce, extrapolatedShare }: RorResult): Block[] {
  const missing = leftOut.map((kind) => entryLabels[kind].toLowerCase());
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
    ...(missing.length > 0 ? [`Left out: ${missing.join(', ')}`] : []),
  ];
  return lines.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines }];
}

const mostNamed = 8;
