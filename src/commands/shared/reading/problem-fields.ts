import { whoPhrases } from '../../../input/headers/who-phrases.ts';
import type { Field } from '../../../input/records/field.ts';
import { type Problem, problem } from '../../../problems/problem.ts';

/** Nobody had a problem less than not at all. */
const notNegative =
  (what: string) =>
  (value: number, text: string): Problem | undefined =>
    value >= 0 ? undefined : problem('out-of-range', { what, text, allowed: '0 or more' });

/** What files of problems say, those with a row a kind and those with a row a case. */
export const problemFields: readonly Field[] = [
  {
    name: 'problem',
    meaning: 'what went wrong',
    names: 'problem issue painpoint kind category complaint reason topic',
    phrases: [{ needs: ['problem', 'sort'] }],
    kind: 'text',
    required: true,
    filled: true,
  },
  {
    name: 'customer',
    meaning: 'who had the problem',
    names:
      'customer customerid customernumber client clientid account accountid user userid member memberid household householdid id',
    phrases: whoPhrases,
    kind: 'id',
  },
  {
    name: 'outcome',
    meaning: 'the outcome of the case',
    names: 'outcome result answer resolution',
    kind: 'text',
  },
  {
    name: 'affected',
    meaning: 'how many customers had the problem',
    names:
      'affected customersaffected affectedcustomers customers customerswithproblem withproblem',
    kind: 'number',
    check: notNegative('how many customers had the problem'),
  },
  {
    name: 'complained',
    meaning: 'how many of them complained',
    names: 'complained complaints complaining complaintrate',
    kind: 'share',
    check: notNegative('how many of them complained'),
  },
  {
    name: 'unresolved',
    meaning: 'how many complaints stayed unresolved',
    names: 'unresolved notresolved unsolved',
    kind: 'share',
    check: notNegative('how many complaints stayed unresolved'),
  },
  {
    name: 'resolved',
    meaning: 'how many complaints were resolved, but not quickly',
    names: 'resolved resolvedlate resolvedslowly solved',
    kind: 'share',
    check: notNegative('how many complaints were resolved, but not quickly'),
  },
  {
    name: 'quickly',
    meaning: 'how many complaints were resolved quickly',
    names: 'quickly resolvedquickly quick resolvedfast',
    kind: 'share',
    check: notNegative('how many complaints were resolved quickly'),
  },
  {
    name: 'severity',
    meaning: 'whether the problem is major or minor',
    names: 'severity importance seriousness',
    kind: 'text',
  },
  {
    name: 'cost',
    meaning: 'the cost of resolving it',
    names: 'cost mendingcost costofmending recoverycost compensation refund',
    kind: 'money',
    check: notNegative('the cost of resolving it'),
  },
  {
    name: 'days',
    meaning: 'how long it took to resolve',
    names: 'days daystoresolve toresolve timetoresolve resolutiontime resolutiondays',
    kind: 'duration',
    check: notNegative('how long it took to resolve'),
  },
  {
    name: 'date',
    meaning: 'when it happened',
    names: 'date day reported reportedon complaintdate casedate opened happened',
    phrases: [{ needs: [['problem', 'reported', 'created'], 'date'] }],
    kind: 'date',
  },
];
