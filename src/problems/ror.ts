import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

const rounded = (value: number) => String(Number(value.toFixed(2)));
const quantities = { annualSpend: 'spend', retention: 'retention' } as const;
const figure = (quantity: keyof typeof quantities, value: number) =>
  quantity === 'retention' ? `${rounded(100 * value)} %` : rounded(value);

export const ror = {
  'programme-unreadable': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the programme file cannot be read (${reason})`,
    advice: () => 'Check its name; rapport ror --init writes one to start from.',
  }),
  'programme-broken': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the programme file is not understood: ${reason}`,
    advice: () =>
      'Compare it with the one that rapport ror --init writes; YAML and JSON both work.',
  }),
  'programme-unknown': entry<{ name: string; within: string; suggestion: string }>({
    severity: 'error',
    message: ({ name, within }) =>
      `"${name}" means nothing ${within === '' ? 'in a programme' : `under ${within}`}`,
    advice: ({ suggestion }) =>
      suggestion === ''
        ? 'See the names in the file that rapport ror --init writes.'
        : `Did you mean ${suggestion}?`,
  }),
  'programme-incomplete': entry<{ name: string; example: string }>({
    severity: 'error',
    message: ({ name }) => `the programme does not say ${name}`,
    advice: ({ example }) => `Add it, for example: ${example}`,
  }),
  'programme-without-comparison': entry<CalculationFacts['programme-without-comparison']>({
    severity: 'error',
    message: ({ quantity }) =>
      `nothing says what the ${quantities[quantity]} would be without the programme`,
    advice: ({ quantity }) =>
      `Give the ${quantities[quantity]} of a comparison, or at least what it was before.`,
  }),
  'counterfactual-impossible': entry<CalculationFacts['counterfactual-impossible']>({
    severity: 'error',
    message: ({ quantity, before, start, after, value }) =>
      `the ${quantities[quantity]} without the programme comes to ${figure(quantity, value)}: ${figure(quantity, before)} before, and the comparison went from ${figure(quantity, start)} to ${figure(quantity, after)}`,
    advice: () =>
      'The two groups are too different to share one change; give only what the comparison did after.',
  }),
  'investment-beyond-horizon': entry<{ year: number; horizonYears: number }>({
    severity: 'error',
    message: ({ year, horizonYears }) =>
      `there is an investment in year ${year}, and nothing after ${rounded(horizonYears)} y counts`,
    advice: () => 'Raise --horizon so that what it brings counts as well, or leave it out.',
  }),
  'assignment-without-comparison': entry<{ assignment: string }>({
    severity: 'warning',
    message: ({ assignment }) =>
      `${assignment} says how the treated were chosen, but nobody was left untreated to compare them with`,
    advice: () =>
      'Add the customers who were not treated; before and after alone show an association.',
  }),
  'counted-once': entry<{ customer: string; countedAs: string; alsoIn: string }>({
    severity: 'note',
    message: ({ customer, countedAs, alsoIn }) =>
      `customer "${customer}" is named under ${alsoIn} and counts once, ${countedAs === 'referral' ? 'as referred' : `in the ${countedAs} group`}`,
    advice: () => 'Nothing needs to be done: no amount is counted twice.',
  }),
  'group-unclear': entry<{ header: string; values: string }>({
    severity: 'error',
    message: ({ header, values }) =>
      `the column "${header}" does not say who is treated: ${values}`,
    advice: ({ header, values }) =>
      `Name the value of the treated, for example --treated "${header}=${values.split(', ')[0]}"; all others are the comparison.`,
  }),
  'group-empty': entry<{
    group: 'treated' | 'comparison';
    header: string;
    value: string;
    values: string;
  }>({
    severity: 'error',
    message: ({ group, header, value, values }) =>
      value === ''
        ? `no customer is in the ${group} group by "${header}": ${values}`
        : `no customer has "${value}" under "${header}": ${values}`,
    advice: ({ header }) =>
      `Name the value of the treated as it stands there: --treated "${header}=VALUE".`,
  }),
  'group-unobserved': entry<{ group: 'treated' | 'comparison'; what: 'spend' | 'stay' }>({
    severity: 'error',
    message: ({ group, what }) =>
      what === 'stay'
        ? `no customer of the ${group} group was observed for any time since the programme began`
        : `no customer of the ${group} group who is still one has a spend`,
    advice: ({ what }) =>
      what === 'stay'
        ? 'Give the tenure when the programme began and the tenure now.'
        : 'Fill in what they spend since the programme began.',
  }),
  'exposure-negative': entry<{ before: number; after: number }>({
    severity: 'warning',
    message: ({ before, after }) =>
      `the tenure was ${rounded(before)} y when the programme began and ${rounded(after)} y after; the row is set aside`,
    advice: () => 'The later tenure holds the earlier one: correct the row, or the columns.',
  }),
  'member-repeated': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `customer "${id}" has a row before; this one is set aside`,
    advice: () => 'Keep one row for each customer: nobody is in two groups, or counts twice.',
  }),
  'before-the-programme': entry({
    severity: 'note',
    message: () => 'the day lies before --since, or is blank; the row is set aside',
    advice: () => 'Nothing to do: what came before the programme is none of its doing.',
  }),
  'not-recovered': entry<{ outcome: string }>({
    severity: 'note',
    message: ({ outcome }) =>
      outcome === ''
        ? 'nothing says how the problem ended; the row is set aside'
        : `"${outcome}" is no recovery; the row is set aside`,
    advice: () => 'Nothing to do, unless the customer was kept: write resolved.',
  }),
};
