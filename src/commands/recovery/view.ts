import type { LeverName } from '../../core/recovery/recovery-levers.ts';
import type { Report } from '../../core/report.ts';
import { type Block, type Document, details } from '../../render/document.ts';
import { percentText, shortNumber } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { amountsIn } from '../shared/economics/view-waterfall.ts';
import { namedListBlocks } from '../shared/listing/view-named-list.ts';
import { moneyColumn, nameColumn, segmentName, table, wordColumn } from '../shared/table.ts';
import { leftOutLines } from './left-out.ts';
import type { RecoveryOptions } from './options.ts';
import type { Lever, RecoveryResult } from './result.ts';
import { costliest, kindBlocks } from './view-kinds.ts';
import { listeningBlocks } from './view-listening.ts';
import { kindPictures, leverPictures } from './view-pictures.ts';
import {
  basisNoun,
  customersColumn,
  customersText,
  moneyText,
  noticeBlocks,
  outcomeWords,
  rateBlocks,
  sourceFields,
} from './view-rates.ts';

/** The document: the rates and their sources, the kinds of problem, the levers, and what recovery is worth. */
export function view(
  report: Report<RecoveryResult>,
  { options }: Request<RecoveryOptions>,
): Document {
  const { list } = report.result;
  const amounts = amountsIn(report.result.basis, report);
  if (list !== undefined)
    return {
      title: 'Whose problem to fix first',
      ...amounts,
      blocks: [
        sourceFields(report),
        ...namedListBlocks(
          list,
          {
            one: 'customer whose problem was not resolved',
            several: 'customers whose problem was not resolved',
          },
          options.top,
        ),
        { kind: 'text', tone: 'left out', lines: leftOutLines(report.result.leftOut) },
      ],
    };
  return {
    title: 'What problems cost, and what recovery is worth',
    ...amounts,
    blocks: [
      sourceFields(report),
      ...noticeBlocks(report),
      ...kindPictures(report.result),
      ...costliest(report.result),
      ...listeningBlocks(report.result, options.quotes !== undefined),
      ...customerBlocks(report.result),
      ...details('the rates', rateBlocks(report)),
      ...details('the kinds with intervals', kindBlocks(report)),
      ...details('the levers', leverBlocks(report.result)),
      ...details('the break-even', effortBlocks(report.result)),
      { kind: 'text', tone: 'left out', lines: leftOutLines(report.result.leftOut) },
      ...fixFirstHint(report.result),
    ],
  };
}

/** The list of whom to call, where there is one. */
const fixFirstHint = ({ shape, customers, rates }: RecoveryResult): readonly Block[] =>
  shape === 'kinds' || customers === null || rates.outcomes.length === 0
    ? []
    : [
        {
          kind: 'text',
          tone: 'plain',
          lines: ['Whose problem to fix first: --list fix-first -o calls.csv'],
        },
      ];

/** The levers, and the options by which `estimate` and `value` take them. */
function leverBlocks(result: RecoveryResult): readonly Block[] {
  const isMargin = result.basis === 'margin';
  const nameOfLever = ({ lever, step }: Lever) => leverWords[lever](step);
  return [
    ...leverPictures(result, nameOfLever),
    table(
      result.levers,
      [
        wordColumn('', nameOfLever),
        customersColumn('Moved', ({ moved }) => moved),
        customersColumn('Kept', ({ customersSaved }) => customersSaved),
        moneyColumn(isMargin ? 'Margin kept' : 'Revenue kept', ({ valueSaved }) => valueSaved, 2),
        isMargin && moneyColumn('Cost', ({ cost }) => cost, 2),
      ],
      { heading: 'Levers, one at a time' },
    ),
    ...optionBlocks(result),
  ];
}

const leverWords: Readonly<Record<LeverName, (step: number) => string>> = {
  fewer: (step) => `${percentText(step)} fewer problems`,
  complaining: (step) => `${points(step)} more complain`,
  resolved: (step) => `${points(step)} more are resolved`,
  quickly: (step) => `${points(step)} more are resolved quickly`,
};

const points = (step: number): string => `${shortNumber(step * 100)} points`;

function optionBlocks({ levers, years, customers }: RecoveryResult): readonly Block[] {
  const withOptions = levers.filter(({ options }) => options !== null);
  if (withOptions.length === 0) return [];
  const missing = [
    ...(customers === null ? ['--customers'] : []),
    ...(years === null ? ['--over'] : []),
  ];
  const lines = withOptions.flatMap(({ lever, step, options }) => [
    leverWords[lever](step),
    `  ${optionsText(options)}`,
  ]);
  return [
    table(lines, [wordColumn('', (line) => line)], {
      name: 'As options',
      heading: 'As options for estimate and value',
    }),
    ...(missing.length === 0
      ? []
      : [
          {
            kind: 'text',
            tone: 'plain',
            lines: [
              `--incidents, the problems per customer and year, needs ${missing.join(' and ')} here.`,
            ],
          } as const,
        ]),
  ];
}

function optionsText(options: Lever['options']): string {
  if (options === null) return '';
  const { incidents, mended, kept, mendingCost } = options;
  return [
    ...(incidents === null ? [] : [`--incidents ${digits(incidents)}/y`]),
    `--mended ${digits(100 * mended)}%`,
    `--kept ${digits(100 * kept)}%`,
    ...(mendingCost === null ? [] : [`--mending-cost ${digits(mendingCost)}`]),
  ].join(' ');
}

/** Four significant digits: rates are not known better. */
const digits = (value: number): string => String(Number(value.toPrecision(4)));

/** What resolving complaints does today, and what one more is worth. */
const effortBlocks = (result: RecoveryResult): readonly Block[] => [
  { kind: 'text', tone: 'plain', lines: [...effortLines(result), breakEvenLine(result)] },
];

/** The most that recovery is worth: of one customer, by segment. */
function customerBlocks(result: RecoveryResult): readonly Block[] {
  const { segments, basis } = result;
  const isMargin = basis === 'margin';
  return [
    ...(result.customer === undefined
      ? []
      : [{ kind: 'text', tone: 'plain', lines: customerLines(result) } as const]),
    ...(segments === undefined
      ? []
      : [
          table(
            segments,
            [
              nameColumn('', ({ segment }) => segmentName(segment)),
              customersColumn('Customers', ({ customers }) => customers),
              moneyColumn('To come', ({ valueToCome }) => valueToCome, 2),
              isMargin && moneyColumn('Worth up to', ({ spend }) => spend, 2),
            ],
            {
              heading: isMargin
                ? 'What resolving one problem is worth, by segment'
                : 'Revenue to come, by segment',
            },
          ),
        ]),
  ];
}

function effortLines(result: RecoveryResult): readonly string[] {
  const { presentEffort: effort } = result;
  if (effort === null || effort.mended === 0) return [];
  const { mended, customersSaved, valueSaved, cost, costOfStayers, net } = effort;
  const worth =
    valueSaved === null ? '' : `, worth ${moneyText(Math.abs(valueSaved))} of ${basisNoun(result)}`;
  const resolvedToday = `Complaints resolved today: ${customersText(mended)}`;
  const kept =
    customersSaved < 0
      ? `${resolvedToday}, after which ${customersText(-customersSaved)} more customers leave than if none were resolved${worth}.`
      : `${resolvedToday}, which keeps ${customersText(customersSaved)} customers${worth}.`;
  if (cost === null) return [kept];
  const stayers = `${moneyText(costOfStayers)} of that for customers who would have stayed anyway`;
  const left = net === null ? '' : `, and leaves ${moneyText(net)}`;
  return [kept, `It costs ${moneyText(cost)}, ${stayers}${left}.`];
}

function breakEvenLine({ breakEven, basis }: RecoveryResult): string {
  const { from, to, success, severity, kept, spend } = breakEven;
  const change = `from ${outcomeWords[from]} to ${outcomeWords[to]}`;
  const problem = severity === null ? 'one problem' : `one ${severity} problem`;
  const chance =
    success === 1 ? 'if it always succeeds' : `if ${percentText(success)} of them succeed`;
  if (kept === null)
    return `What moving ${problem} ${change} is worth is unknown: a stay rate is missing.`;
  if (basis === 'spend') {
    const less = kept < 0 ? `loses ${percentText(-kept, 1)} more` : `keeps ${percentText(kept, 1)}`;
    return `Moving ${problem} ${change}, ${chance}, ${less} of these customers.`;
  }
  if (kept < 0)
    return `Break-even: none. After "${outcomeWords[to]}" fewer stay than after "${outcomeWords[from]}", so moving ${problem} is worth nothing.`;
  const worth = spend === null ? '' : `, and is worth up to ${moneyText(spend)}`;
  return `Break-even: moving ${problem} ${change}, ${chance}, keeps ${percentText(kept, 1)} of these customers${worth}.`;
}

function customerLines({ customer, basis }: RecoveryResult): readonly string[] {
  if (customer === undefined) return [];
  const { id, active, valueToCome, spend } = customer;
  if (!active)
    return [
      `${id}: the relationship has ended; there is no value to come that recovery could keep.`,
    ];
  if (valueToCome === null)
    return [`${id}: the file does not show whether the relationship goes on.`];
  const worth =
    basis === 'margin' ? `; recovery is worth up to ${moneyText(spend)}` : ' in revenue';
  return [`${id}: ${moneyText(valueToCome)} still to come${worth}.`];
}
