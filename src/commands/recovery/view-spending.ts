import type { Block } from '../../render/document.ts';
import { percentText } from '../../render/number-text.ts';
import { segmentName } from '../segments/segment-name.ts';
import type { RecoveryResult } from './result.ts';
import { customersText, moneyText, outcomeWords } from './words.ts';

/** What is spent on mending today, and up to how much it is worth. */
export function spendingBlocks(result: RecoveryResult): readonly Block[] {
  const { segments } = result;
  return [
    {
      kind: 'text',
      tone: 'plain',
      lines: [...effortLines(result), breakEvenLine(result), ...customerLines(result)],
    },
    ...(segments === undefined
      ? []
      : [
          {
            kind: 'table',
            heading: 'What mending one is worth, by segment',
            columns: [
              { header: '', align: 'left', flexible: true },
              { header: 'Customers', align: 'right' },
              { header: 'To come', align: 'right' },
              { header: 'Worth up to', align: 'right' },
            ],
            rows: segments.map(({ segment, customers, valueToCome, spend }) => ({
              cells: [
                segmentName(segment),
                customersText(customers),
                moneyText(valueToCome),
                moneyText(spend),
              ],
            })),
          } as const,
        ]),
  ];
}

function effortLines({ presentEffort: effort }: RecoveryResult): readonly string[] {
  if (effort === null || effort.mended === 0) return [];
  const { mended, customersSaved, valueSaved, cost, costOfStayers, net } = effort;
  const worth = valueSaved === null ? '' : `, worth ${moneyText(Math.abs(valueSaved))}`;
  const mendedToday = `Complaints mended today: ${customersText(mended)}`;
  const kept =
    customersSaved < 0
      ? `${mendedToday}, after which ${customersText(-customersSaved)} customers more leave than if none were${worth}.`
      : `${mendedToday}, which keeps ${customersText(customersSaved)} customers${worth}.`;
  if (cost === null) return [kept];
  const stayers = `${moneyText(costOfStayers)} of that for customers who would have stayed anyway`;
  const left = net === null ? '' : `, and leaves ${moneyText(net)}`;
  return [kept, `It costs ${moneyText(cost)}, ${stayers}${left}.`];
}

function breakEvenLine({ breakEven }: RecoveryResult): string {
  const { from, to, success, severity, kept, spend } = breakEven;
  const effort = `from ${outcomeWords[from]} to ${outcomeWords[to]}`;
  const problem = severity === null ? 'one problem' : `one ${severity} problem`;
  if (kept === null) return `What mending ${problem} ${effort} is worth, no rate says.`;
  if (kept < 0)
    return `Break-even: none. After "${outcomeWords[to]}" fewer stay than after "${outcomeWords[from]}", so that mending ${problem} is worth nothing.`;
  const chance = success === 1 ? 'if it is sure to succeed' : `if ${percentText(success)} succeed`;
  const worth = spend === null ? '' : `, and is worth up to ${moneyText(spend)}`;
  return `Break-even: mending ${problem} ${effort}, ${chance}, keeps ${percentText(kept, 1)} of those it is done for${worth}.`;
}

function customerLines({ customer }: RecoveryResult): readonly string[] {
  if (customer === undefined) return [];
  const { id, active, valueToCome, spend } = customer;
  if (!active)
    return [
      `${id}: the relationship has ended, and nothing is to come from it that mending could keep.`,
    ];
  if (valueToCome === null)
    return [`${id}: the file does not say whether the relationship goes on.`];
  return [
    `${id}: ${moneyText(valueToCome)} still to come; mending is worth up to ${moneyText(spend)}.`,
  ];
}
