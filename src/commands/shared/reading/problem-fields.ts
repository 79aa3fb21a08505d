import { headerName, wordsOf } from '../../../input/headers/header-name.ts';
import { whoPhrases } from '../../../input/headers/who-phrases.ts';
import { rankOf } from '../../../input/records/assign-fields.ts';
import type { Field } from '../../../input/records/field.ts';
import { type Problem, problem } from '../../../problems/problem.ts';

/** Nobody had a problem less than not at all. */
const notNegative =
  (what: string) =>
  (value: number, text: string): Problem | undefined =>
    value >= 0 ? undefined : problem('out-of-range', { what, text, allowed: '0 or more' });

const closedField: Field = {
  name: 'closed',
  meaning: 'when it was resolved',
  names:
    'resolvedat resolvedtime resolvedon resolveddate solvedat solvedon closedat closedtime closedon closeddate ' +
    'closed conversationlastclosedat conversationfirstclosedat resolutiondate dateresolved dateclosed',
  kind: 'moment',
};

/** Headers that name the kind of a problem in exports of help desks, and other things in other files. */
const kindsOfTickets = new Set(['type', 'topics', 'conversationtag']);

/** Whether none of the headers is that of the number of a ticket, or of a conversation. */
const isNoTicket = (headers: readonly string[]): boolean =>
  !headers.some((header) => /^(ticket|conversation|case)(id|number|no)$/.test(keyOf(header)));

const keyOf = (header: string): string => wordsOf(header).join('');

/** What files of problems say, those with a row a kind and those with a row a case. */
export const problemFields: readonly Field[] = [
  {
    name: 'problem',
    meaning: 'what went wrong',
    names:
      'problem issue painpoint kind category complaint reason topic reasonforcontact contactreason ' +
      'ticketcategory aitopic topics type conversationtag',
    doubtful: (header, headers) => kindsOfTickets.has(keyOf(header)) && isNoTicket(headers),
    phrases: [{ needs: ['problem', 'sort'] }],
    kind: 'text',
    required: true,
  },
  {
    name: 'customer',
    meaning: 'who had the problem',
    names:
      'customer customerid customernumber client clientid account accountid user userid member memberid household householdid ' +
      'requesteremail requesterexternalid requesterid requester useremail contactemail email id',
    phrases: whoPhrases,
    kind: 'id',
  },
  {
    name: 'outcome',
    meaning: 'the outcome of the case',
    names:
      'outcome result answer ticketstatus casestatus currentconversationstate conversationstate ' +
      'resolution status state',
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
    // Help desks write it in hours or minutes, and beside it when a ticket was opened and when it was closed.
    doubtful: (header, headers) =>
      headerName(header).span === undefined &&
      headers.some((other) => rankOf(other, closedField) !== undefined),
    names: 'days daystoresolve toresolve timetoresolve resolutiontime resolutiondays',
    kind: 'duration',
    check: notNegative('how long it took to resolve'),
  },
  {
    name: 'date',
    meaning: 'when it happened',
    names:
      'date day reported reportedon complaintdate casedate opened happened createdat createdtime createdon ' +
      'openedat openedon conversationstartedat conversationcreatedat startedat',
    phrases: [{ needs: [['problem', 'reported', 'created'], 'date'] }],
    kind: 'moment',
  },
  closedField,
  {
    name: 'words',
    meaning: 'what the customer said',
    names:
      'comment comments feedback verbatim customercomment customerwords satisfactioncomment conversationratingremark ' +
      'lastteammateratingremark description ticketdescription message subject ticketsubject',
    kind: 'text',
  },
];
