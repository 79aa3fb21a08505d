import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import type { ProblemFigures, RecoveryResult } from './result.ts';
import { leverBlocks } from './view-levers.ts';
import { rateBlocks } from './view-rates.ts';
import { spendingBlocks } from './view-spending.ts';
import { customersText, moneyText, none, outcomeWords } from './words.ts';

/** What problems cost, as a person sees it: whose rates these are first, then the pain points. */
export function view(report: Report<RecoveryResult>): Document {
  return {
    title: 'What problems cost, and what mending them is worth',
    ...(report.currency !== null && { subtitle: report.currency }),
    blocks: [
      ...rateBlocks(report),
      painPoints(report.result),
      ...perUnit(report.result),
      ...leverBlocks(report.result),
      ...spendingBlocks(report.result),
    ],
  };
}

function painPoints({ kinds, total }: RecoveryResult): Block {
  const cells = (name: string, figures: ProblemFigures): string[] => [
    name,
    customersText(figures.customers),
    figures.customers === 0 ? none : percentText(figures.complained / figures.customers, 0),
    customersText(figures.lost),
    moneyText(figures.valueAtRisk),
    moneyText(figures.recoverable),
    figures.recoverablePerUnit === null ? none : numberText(figures.recoverablePerUnit, 1),
  ];
  return {
    kind: 'table',
    heading: 'Pain points',
    columns: [
      { header: '', align: 'left', flexible: true },
      { header: 'Affected', align: 'right' },
      { header: 'Heard', align: 'right' },
      { header: 'Lost', align: 'right' },
      { header: 'At risk', align: 'right' },
      { header: 'Recoverable', align: 'right' },
      { header: 'Per 1 spent', align: 'right' },
    ],
    rows: [
      ...kinds.map((kind) => ({ cells: cells(kind.problem, kind) })),
      { cells: cells('All', total), role: 'total' },
    ],
  };
}

/** The other order: what comes back first for what is spent. */
function perUnit({ kinds, breakEven }: RecoveryResult): Block[] {
  const known = kinds.flatMap(({ problem, recoverablePerUnit: perUnit }) =>
    perUnit === null ? [] : [{ problem, perUnit }],
  );
  if (known.length < 2) return [];
  const order = known.sort((a, b) => b.perUnit - a.perUnit).map(({ problem }) => problem);
  const line = `Recoverable per unit of money, mending ${outcomeWords[breakEven.from]}: ${order.join(', ')}.`;
  return [{ kind: 'text', tone: 'plain', lines: [line] }];
}
