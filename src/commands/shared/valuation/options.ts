import type { OptionSpec } from '../../command.ts';
import { modelOption } from '../common-options.ts';
import { economicInputs, type InputName } from '../economics/inputs.ts';
import { windowStartOption } from '../reading/options.ts';

/** The customers whose value a command needs beside its own files. */
export const customersOption: OptionSpec = {
  name: 'customers',
  value: 'FILE',
  repeatable: true,
  group: 'Segments and customers',
  help: 'CSV of spend and tenure, one row per customer, or a log of orders, as rapport value reads it; several files are read as one',
};

/** How those customers are valued, with the inputs that mean something there. */
export const valuationOptions = (
  inputs: readonly InputName[],
  usual: 'observed' | 'expected',
): readonly OptionSpec[] => [
  {
    name: 'method',
    value: 'METHOD',
    choices: ['observed', 'assumed', 'expected'],
    group: 'Segments and customers',
    help: `how customers are valued, as by rapport value; --tenure, --retention or --churn choose assumed (${usual})`,
  },
  modelOption,
  windowStartOption,
  ...economicInputs.filter(({ name }) => inputs.includes(name)),
  {
    name: 'assumptions',
    short: 'a',
    value: 'FILE',
    group: 'Inputs in a file',
    help: 'the same inputs by the same names, as YAML or JSON; an option wins',
  },
];
