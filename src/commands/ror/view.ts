import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import { paidEvery } from '../economics/view-waterfall.ts';
import { sourceText } from '../segments/source-text.ts';
import type { RorResult } from './result.ts';
import { groupsTable } from './view-groups.ts';
import { ledgerTable, yearsTable } from './view-ledger.ts';
import { perceivedBlocks } from './view-perceived.ts';
import { returnLines } from './view-return.ts';
import { targetsTable } from './view-targets.ts';
import { kindWords, labelSentence } from './wording.ts';

/** Whether a programme paid, as a person sees it: what may be said first, then the money, then the rest. */
export function view(report: Report<RorResult>): Document {
  const { result, currency, sources } = report;
  const name = result.programme ?? 'The programme';
  const net = `${numberText(result.netValue)}${currency === null ? '' : ` ${currency}`}`;
  return {
    title: 'Return on relationship',
    subtitle: currency === null ? 'margin' : `margin, ${currency}`,
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

function closing({ leftOut, countedOnce, extrapolatedShare }: RorResult): Block[] {
  const named = leftOut.map((kind) => kindWords[kind].label.toLowerCase());
  const customers = countedOnce.map(({ customer }) => customer);
  const shown = customers.slice(0, mostNamed).join(', ');
  const more = customers.length > mostNamed ? ` and ${customers.length - mostNamed} more` : '';
  const lines = [
    ...(extrapolatedShare !== null && extrapolatedShare > 0
      ? [
          `${percentText(extrapolatedShare, 0)} of the counted years lie beyond what was observed: the rates are taken to hold on.`,
        ]
      : []),
    ...(customers.length > 0 ? [`Named in two places and counted once: ${shown}${more}.`] : []),
    ...(named.length > 0 ? [`Left out: ${named.join(', ')}`] : []),
  ];
  return lines.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines }];
}

const mostNamed = 8;
