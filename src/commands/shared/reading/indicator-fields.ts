import type { Field } from '../../../input/records/field.ts';

/** The day of a row, in either layout. */
export const dateField: Field = {
  name: 'date',
  meaning: 'the day of the values',
  names:
    'date day month week period time asof dayof weekof weekstarting when createdtime createdat conversationstartedat ' +
    'conversationcreatedat submitdate',
  phrases: [
    { needs: ['date'], may: ['report', 'start', 'ended', 'created'], unit: 'may' },
    { needs: [['start', 'ended']], unit: 'must' },
  ],
  kind: 'date',
  required: true,
  filled: true,
};

/** What a row says of one indicator: the long layout. */
export const longFields: readonly Field[] = [
  dateField,
  {
    name: 'indicator',
    meaning: 'the indicator that a value is of',
    names: 'indicator indicatorname metric metricname kpi measure variable',
    kind: 'text',
    filled: true,
  },
  {
    name: 'value',
    meaning: 'the value of the indicator',
    names: 'value reading figure measurement result',
    kind: 'figure',
  },
  {
    name: 'group',
    meaning: 'the group that the indicator is shown in',
    names: 'group indicatorgroup area theme category',
    kind: 'text',
  },
  {
    name: 'good',
    meaning: 'the direction in which the indicator is good: up, down or either',
    names: 'good better gooddirection direction',
    kind: 'text',
  },
];
