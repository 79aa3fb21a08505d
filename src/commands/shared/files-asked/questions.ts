import type { ManualCommand } from '../../command.ts';
import { isCalled, type OptionTexts } from '../../option.ts';
import type { Recognised } from './recognise.ts';
import type { CommandRequest } from './request-text.ts';
import { type SortedFiles, sortedFiles } from './sorted-files.ts';

/** What questions are about. */
export const questionNames = [
  'worth',
  'stays',
  'cost',
  'returning',
  'referrals',
  'problems',
  'indicators',
  'members',
  'changed',
] as const;
export type QuestionName = (typeof questionNames)[number];

/** A question that files may answer. */
export interface Question {
  readonly name: QuestionName;
  readonly question: string;
  /** Asked in turn, until one is not refused; none where something is missing. */
  readonly requests: readonly CommandRequest[];
  /** Asked only where this command has answered none before. */
  readonly unless?: string;
  /** What is missing, and the command line that would answer it, where there is no request. */
  readonly open?: { readonly needs: string; readonly request: CommandRequest };
}

/** Within what time the cost of a new customer is to come back, and how many times it is to. */
const usual = { payback: '90d', 'ltv-cac': '3' };

/** The questions that these files answer, or would with one thing more; the most general first. */
export function questionsOf(
  files: readonly Recognised[],
  texts: OptionTexts,
  commands: readonly ManualCommand[],
): readonly Question[] {
  const sorted = sortedFiles(files);
  const costless = Object.fromEntries(
    Object.entries(texts).filter(([name]) => !aboutCost.includes(name)),
  );
  const askingWith =
    (handed: OptionTexts): Asking =>
    (command, operands, own = {}) => ({
      command,
      operands: operands.map(({ file }) => file),
      options: { ...handedOn(command, operands, handed, commands), ...own },
    });
  const asking = askingWith(costless);
  return [
    ...worthQuestions(sorted, texts, asking),
    ...staysQuestions(sorted, asking),
    ...ceilingQuestions(sorted, texts, askingWith(texts)),
    ...relationQuestions(sorted, asking),
    ...otherQuestions(sorted, asking),
  ];
}

/** Makes the request of a command, with the options of the command line that it takes. */
type Asking = (
  command: string,
  operands: readonly Recognised[],
  own?: OptionTexts,
) => CommandRequest;

/** Options that are about what winning a customer costs, and about no other question. */
const aboutCost = ['acquisition', 'acquisition-costs', 'payback', 'ltv-cac'];

/** The options of the command line that a command takes, but a column that is in none of its files. */
function handedOn(
  command: string,
  operands: readonly Recognised[],
  texts: OptionTexts,
  commands: readonly ManualCommand[],
): OptionTexts {
  const { options = [] } = commands.find(({ name }) => name === command) ?? {};
  const headers = operands.flatMap(({ columns }) => columns);
  const isThere = (text: string) => {
    const header = text.slice(text.indexOf('=') + 1);
    return (
      header === '-' || headers.some((each) => header === each || header.startsWith(`${each}:`))
    );
  };
  const own = Object.entries(texts).filter(
    ([name]) => !notHandedOn.includes(name) && options.some((option) => isCalled(option, name)),
  );
  return Object.fromEntries(
    own.flatMap(([name, value]) => {
      if (name !== 'column' && name !== 'by') return [[name, value] as const];
      const kept = [value === true ? [] : value]
        .flat()
        .filter((text) =>
          name === 'column'
            ? isThere(text)
            : text.split(',').every((each) => headers.includes(each)),
        );
      return kept.length === 0 ? [] : [[name, kept] as const];
    }),
  );
}

/** What the overview acts on itself. */
const notHandedOn = ['format', 'json', 'output', 'bom', 'quiet', 'debug', 'color', 'strict'];

const joinOf = ({ joined }: SortedFiles): OptionTexts =>
  joined.length === 0 ? {} : { join: joined.map(({ file }) => file) };

/** The columns of the costs that the other files have too, unless the command line names some. */
function segmentsOf(
  { costs }: SortedFiles,
  others: readonly Recognised[],
  { by }: OptionTexts,
): OptionTexts {
  if (by !== undefined) return {};
  const headers = others.flatMap(({ columns }) => columns);
  const shared = costs
    .flatMap(({ roles }) => roles.get('segment') ?? [])
    .filter((name) => headers.includes(name));
  return shared.length === 0 ? {} : { by: [...new Set(shared)] };
}

function worthQuestions(sorted: SortedFiles, texts: OptionTexts, asking: Asking): Question[] {
  const { orders, customers } = sorted;
  const question = 'What are the customers worth?';
  if (orders.length > 0) {
    const by = segmentsOf(sorted, orders, texts);
    const requests = [asking('forecast', orders, by), asking('value', orders, by)];
    return [{ name: 'worth', question, requests }];
  }
  if (customers.length === 0) return [];
  const by = segmentsOf(sorted, customers, texts);
  const requests = [asking('value', customers, { ...joinOf(sorted), ...by })];
  return [{ name: 'worth', question, requests }];
}

function staysQuestions(sorted: SortedFiles, asking: Asking): Question[] {
  const { orders, customers, cohorts } = sorted;
  const stays = { name: 'stays', question: 'How long do they stay?' } as const;
  if (cohorts.length > 0) return [{ ...stays, requests: [asking('retention', cohorts)] }];
  // Only charges at regular intervals show how long customers stay; of others a forecast is made.
  if (orders.length > 0)
    return [{ ...stays, requests: [asking('retention', orders)], unless: 'forecast' }];
  if (customers.length === 0) return [];
  return [{ ...stays, requests: [asking('retention', customers, joinOf(sorted))] }];
}

/** What a customer may cost; and of orders who came back, which the same command shows. */
function ceilingQuestions(sorted: SortedFiles, texts: OptionTexts, asking: Asking): Question[] {
  const { orders, customers, costs } = sorted;
  const files = orders.length > 0 ? orders : customers;
  const [cost] = costs;
  const what = { name: 'cost', question: 'What may a new customer cost?' } as const;
  if (files.length === 0) {
    if (cost === undefined) return [];
    const needs =
      'It needs the customers whom the spending has won: a log of their orders, or a list of them; and the margin.';
    const options = { margin: '40%' };
    const request = { command: '', operands: ['orders.csv', cost.file], options };
    return [{ ...what, requests: [], open: { needs, request } }];
  }
  const segments = segmentsOf(sorted, files, texts);
  const own = {
    ...(orders.length > 0 ? {} : joinOf(sorted)),
    ...segments,
    ...(cost !== undefined && { 'acquisition-costs': cost.file }),
  };
  const isLimited = texts['payback'] !== undefined || texts['ltv-cac'] !== undefined;
  const limit = (name: keyof typeof usual) => (isLimited ? {} : { [name]: usual[name] });
  if (orders.length > 0) {
    const command = texts['ltv-cac'] === undefined ? 'cohorts' : 'forecast';
    const request = asking(command, orders, { ...own, ...limit('payback') });
    const returning = [
      ...(command === 'cohorts' ? [request] : []),
      withoutCost(asking('cohorts', orders, segments)),
    ];
    return [
      { ...what, requests: [request] },
      { name: 'returning', question: 'Who comes back, and when?', requests: returning },
    ];
  }
  const request = asking('value', customers, { ...own, ...limit('ltv-cac') });
  if (texts['margin'] !== undefined) return [{ ...what, requests: [request] }];
  const needs =
    'It needs the margin, what is left of spend after the cost of the goods; for example 40%.';
  const options = { ...request.options, margin: '40%' };
  return [{ ...what, requests: [], open: { needs, request: { ...request, options } } }];
}

const withoutCost = (request: CommandRequest): CommandRequest => ({
  ...request,
  options: Object.fromEntries(
    Object.entries(request.options).filter(([name]) => !aboutCost.includes(name)),
  ),
});

/** What needs customers beside the file itself. */
function relationQuestions(sorted: SortedFiles, asking: Asking): Question[] {
  const { orders, customers, referrals, problems } = sorted;
  const all = customers.length > 0 ? customers : orders;
  const named = { customers: all.map(({ file }) => file) };
  const brings = { name: 'referrals', question: 'Who brings others?' } as const;
  const needs =
    'It needs the customers, to know what those who came are worth: a list of them, or a log of their orders.';
  const example = { customers: ['customers.csv'] };
  return [
    ...(referrals.length === 0
      ? []
      : all.length > 0
        ? [{ ...brings, requests: [asking('referral', referrals, named)] }]
        : [
            {
              ...brings,
              requests: [],
              open: { needs, request: asking('referral', referrals, example) },
            },
          ]),
    ...(problems.length === 0
      ? []
      : [
          {
            name: 'problems' as const,
            question: 'Which problem costs most?',
            requests: [
              ...(all.length > 0 ? [asking('recovery', problems, named)] : []),
              asking('recovery', problems),
            ],
          },
        ]),
  ];
}

function otherQuestions(
  { orders, members, indicators, saved }: SortedFiles,
  asking: Asking,
): Question[] {
  const [member] = members;
  const changed = { name: 'changed', question: 'What changed?' } as const;
  return [
    ...(indicators.length === 0
      ? []
      : [
          {
            name: 'indicators' as const,
            question: 'Which indicator needs attention?',
            requests: [asking('pulse', indicators)],
          },
        ]),
    ...(member === undefined
      ? []
      : [
          {
            name: 'members' as const,
            question: 'Did it pay to have members?',
            requests: [],
            open: {
              needs: 'It needs what the club has cost, and the margin.',
              request: asking('ror', orders, {
                members: member.file,
                investment: '36000',
                margin: '40%',
              }),
            },
          },
        ]),
    ...(saved.length === 2 ? [{ ...changed, requests: [asking('compare', saved)] }] : []),
    ...(saved.length === 1
      ? [
          {
            ...changed,
            requests: [],
            open: {
              needs: 'It needs a second result of the same command, saved later with --json.',
              request: {
                command: 'compare',
                operands: [...saved.map(({ file }) => file), 'later.json'],
                options: {},
              },
            },
          },
        ]
      : []),
  ];
}
