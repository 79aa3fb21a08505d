import type { Block } from '../../render/document.ts';
import type { Lever, RecoveryResult } from './result.ts';
import { customersText, leverWords, moneyText } from './words.ts';

/** The levers side by side, and the options by which a lifetime value takes them. */
export function leverBlocks(result: RecoveryResult): readonly Block[] {
  return [
    {
      kind: 'table',
      heading: 'Levers, one at a time',
      columns: [
        { header: '', align: 'left' },
        { header: 'Moved', align: 'right' },
        { header: 'Kept', align: 'right' },
        { header: 'Value kept', align: 'right' },
        { header: 'Cost', align: 'right' },
      ],
      rows: result.levers.map(({ lever, step, moved, customersSaved, valueSaved, cost }) => ({
        cells: [
          leverWords[lever](step),
          customersText(moved),
          customersText(customersSaved),
          moneyText(valueSaved),
          moneyText(cost),
        ],
      })),
    },
    ...optionBlocks(result),
  ];
}

function optionBlocks({ levers, years, customers }: RecoveryResult): readonly Block[] {
  const mending = levers.filter(({ options }) => options !== null);
  if (mending.length === 0) return [];
  const missing = [
    ...(customers === null ? ['--customers'] : []),
    ...(years === null ? ['--over'] : []),
  ];
  return [
    {
      kind: 'table',
      heading: 'The same as options of estimate and value',
      columns: [{ header: '', align: 'left' }],
      rows: mending.flatMap(({ lever, step, options }) => [
        { cells: [leverWords[lever](step)] },
        { cells: [`  ${optionsText(options)}`] },
      ]),
    },
    ...(missing.length === 0
      ? []
      : [
          {
            kind: 'text',
            tone: 'plain',
            lines: [
              `--incidents, problems a customer and year, needs ${missing.join(' and ')} here.`,
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

/** To a thousandth of itself: rates are not known better. */
const digits = (value: number): string => String(Number(value.toPrecision(4)));
