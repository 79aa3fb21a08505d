import { breakEvenInputs } from '../../core/value/break-even.ts';
import type { OptionSpec } from '../command.ts';
import { drawingOptions } from '../shared/economics/drawing.ts';
import { economicInputs } from '../shared/economics/inputs.ts';

const answers = 'What to answer';

export const options: readonly OptionSpec[] = [
  ...economicInputs,
  {
    name: 'assumptions',
    short: 'a',
    value: 'FILE',
    group: 'Inputs in a file',
    help: 'the same inputs by the same names, as YAML or JSON; an option wins',
  },
  { name: 'currency', value: 'CODE', group: 'The customer', help: 'currency of the amounts: USD' },
  {
    name: 'explain',
    beyondRows: true,
    group: answers,
    help: 'show the table of periods behind the value',
  },
  {
    name: 'break-even',
    beyondRows: true,
    value: 'INPUT',
    choices: breakEvenInputs,
    group: answers,
    help: `solve for the ${breakEvenInputs.join(', ')} at which the net value is zero`,
  },
  {
    name: 'reconcile',
    beyondRows: true,
    value: 'VALUE',
    group: answers,
    help: 'another value for the same inputs: find the conventions that give it',
  },
  ...drawingOptions.map((option) => ({ ...option, beyondRows: true as const })),
];
