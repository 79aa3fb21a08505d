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
      `"${name}" is unknown ${within === '' ? 'in a programme' : `under ${within}`}`,
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
    message: ({ quantity }) => `the ${quantities[quantity]} without the programme is unknown`,
    advice: ({ quantity }) =>
      `Give the ${quantities[quantity]} of a comparison group, or at least the ${quantities[quantity]} before the programme.`,
  }),
  'counterfactual-impossible': entry<CalculationFacts['counterfactual-impossible']>({
    severity: 'error',
    message: ({ quantity, before, start, after, value }) =>
      `the ${quantities[quantity]} without the programme comes to ${figure(quantity, value)}: ${figure(quantity, before)} before, and the comparison group went from ${figure(quantity, start)} to ${figure(quantity, after)}`,
    advice: () =>
      'The two groups are too different to be assumed to change alike; give only the figure after for the comparison group.',
  }),
  'investment-beyond-horizon': entry<{ year: number; horizonYears: number }>({
    severity: 'error',
    message: ({ year, horizonYears }) =>
      `there is an investment in year ${year}, after the horizon of ${rounded(horizonYears)} y`,
    advice: () => 'Raise --horizon so that its returns count too, or leave it out.',
  }),
  'assignment-without-comparison': entry<{ assignment: string }>({
    severity: 'warning',
    message: ({ assignment }) =>
      `${assignment} says how the treated were chosen, but nobody was left untreated to compare them with`,
    advice: () =>
      'Add the customers who were not treated; before and after alone show only an association.',
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
      `the column "${header}" does not show who is treated: ${values}`,
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
      `Name the value of the treated as it is written in the file: --treated "${header}=VALUE".`,
  }),
  'group-unobserved': entry<{ group: 'treated' | 'comparison'; what: 'spend' | 'stay' }>({
    severity: 'error',
    message: ({ group, what }) =>
      what === 'stay'
        ? `no customer of the ${group} group was observed for any time since the programme began`
        : `no active customer of the ${group} group has a spend`,
    advice: ({ what }) =>
      what === 'stay'
        ? 'Give the tenure when the programme began and the tenure now.'
        : 'Fill in what they spend since the programme began.',
  }),
  'exposure-negative': entry<{ before: number; after: number }>({
    severity: 'warning',
    message: ({ before, after }) =>
      `the tenure was ${rounded(before)} y when the programme began and ${rounded(after)} y after; the row is set aside`,
    advice: () => 'The later tenure includes the earlier one: correct the row, or the columns.',
  }),
  'member-repeated': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `customer "${id}" has an earlier row; this one is set aside`,
    advice: () => 'Keep one row per customer: nobody may be in two groups or count twice.',
  }),
  'member-twice': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) =>
      `member "${id}" has another row with an earlier day of joining; this one is set aside`,
    advice: () => 'Nothing to do if the earlier day is right.',
  }),
  'member-without-orders': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `member "${id}" has no order in the log; the row is set aside`,
    advice: () =>
      'Correct the id, or read the orders as --ids says; members without orders have no effect on spend that could be seen.',
  }),
  'member-new': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) => `member "${id}" had no order before joining; the row is set aside`,
    advice: () =>
      'Nothing to do: without earlier orders nobody is alike. The figures are of the other members.',
  }),
  'member-just-joined': entry<{ id: string; until: string }>({
    severity: 'note',
    message: ({ id, until }) =>
      `member "${id}" joined on the last day of the log or later (${until}); the row is set aside`,
    advice: () => 'Read orders until a later day, so that there is time after joining.',
  }),
  'member-unmatched': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) =>
      `fewer than two others had orders like those of member "${id}"; the row is set aside`,
    advice: () =>
      'Nothing to do: the figures are of the other members. A longer log has more customers to compare with.',
  }),
  'members-unnamed': entry<{ headers: string }>({
    severity: 'error',
    message: ({ headers }) =>
      `the file looks like a log of orders (${headers}), in which ror compares the members of a club with others`,
    advice: () =>
      'Give the members with --members FILE, a row of customer and day of joining each. Other comparisons need a row per customer: whether treated, spend, tenure before and after, and status.',
  }),
  'members-uncompared': entry({
    severity: 'error',
    message: () => 'no member can be compared with customers who had alike orders',
    advice: () =>
      'Members need an order before joining, time after it in the log, and two others with alike orders who were no members yet.',
  }),
  'before-the-programme': entry({
    severity: 'note',
    message: () => 'the day is before --since or blank; the row is set aside',
    advice: () => 'Nothing to do: the programme did not cause what came before it.',
  }),
  'not-recovered': entry<{ outcome: string }>({
    severity: 'note',
    message: ({ outcome }) =>
      outcome === ''
        ? 'the outcome of the problem is blank; the row is set aside'
        : `"${outcome}" is not a recovery; the row is set aside`,
    advice: () => 'Nothing to do, unless the customer was kept: write resolved.',
  }),
};
