import type { CostPart } from '../../../core/value/terms.ts';
import type { FigureFormat } from '../../../render/table.ts';
import type { CellRule } from '../../../render/workbook/sheet.ts';
import type { InputText } from '../economics/input.ts';
import type { InputName, Inputs } from '../economics/inputs.ts';
import { atBase, termsOf } from '../economics/terms.ts';
import type { LiveInput } from './assumptions-sheet.ts';

const money: FigureFormat = { kind: 'money' };
const share: FigureFormat = { kind: 'share', decimals: 2 };

const shareRule: CellRule = { least: 0, most: 1, words: 'must be between 0% and 100%' };

/** What an amount of money may be. */
export const amountRule: CellRule = { least: 0, most: 1e13, words: 'must be a number, at least 0' };

/** Where an input was given; one that was not may still be typed. */
export const givenAs = (input: InputText | undefined): Pick<LiveInput, 'text' | 'source'> =>
  input === undefined
    ? { text: '', source: 'not given' }
    : { text: input.text, source: input.source };

/** The margin, where one is given. */
export function marginInput(inputs: Inputs): readonly LiveInput[] {
  const input = inputs.get('margin');
  const { margin } = termsOf(inputs, 1, atBase);
  if (input === undefined || margin === undefined) return [];
  const own = { name: 'margin', label: 'Gross margin', value: margin, format: share };
  return [{ ...own, unit: 'of spend', rule: shareRule, ...givenAs(input) }];
}

interface PartWords {
  readonly part: CostPart;
  readonly suffix: string;
  readonly words: string;
  readonly unit: string;
  readonly format: FigureFormat;
}

const partWords: readonly PartWords[] = [
  { part: 'share', suffix: 'share', words: 'share of spend', unit: 'of spend', format: share },
  { part: 'perOrder', suffix: 'per_order', words: 'an order', unit: 'an order', format: money },
  { part: 'perYear', suffix: 'per_year', words: 'a year', unit: 'a year', format: money },
];

const costs = [
  ['serving', 'Serving'],
  ['marketing', 'Marketing'],
] as const satisfies readonly (readonly [InputName, string])[];

/** The costs of serving and of marketing, each part by itself; 0 where none is given. */
export function costInputs(inputs: Inputs, parts: readonly CostPart[]): readonly LiveInput[] {
  const terms = termsOf(inputs, 1, atBase);
  return costs.flatMap(([name, label]) =>
    partWords
      .filter(({ part }) => parts.includes(part))
      .map(({ part, suffix, words, unit, format }) => {
        const value = terms[name]?.[part] ?? 0;
        const given = value === 0 ? undefined : inputs.get(name);
        const own = { name: `${name}_${suffix}`, label: `${label}, ${words}`, value, format };
        const rule = part === 'share' ? shareRule : amountRule;
        return { ...own, unit, rule, ...givenAs(given) };
      }),
  );
}

/** What is left of spend after all costs that are shares of it, for a formula. */
export const leftOfSpend = (inputs: Inputs): string =>
  `(${inputs.has('margin') ? 'margin' : '1'}-serving_share-marketing_share)`;

/** What an order costs, for a formula. */
export const costOfOrder = '(serving_per_order+marketing_per_order)';
