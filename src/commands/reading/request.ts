import { failure, type Outcome, success } from '../../core/outcome.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { currencyNamed } from '../../input/cells/currency-codes.ts';
import { DateCell, isOneDay } from '../../input/cells/date-cell.ts';
import type { CustomerRequest } from '../../input/customer-request.ts';
import type { Role } from '../../input/headers/role.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues, Request } from '../command.ts';
import { columnChoice } from './column-choice.ts';
import { delimiterNamed, encodingNamed } from './text-format.ts';

/**
 * Which customers a command asks for: its operands are the files, its options say how to read them.
 *
 * @param wanted - the columns of text to keep, and what the command cannot do without
 * @throws {Refusal} an option has a value that it cannot have
 */
export function customerRequest(
  { operands, options }: Request,
  wanted: Pick<CustomerRequest, 'labels' | 'needs'>,
): CustomerRequest {
  const problems: Problem[] = [];
  const settle = <T>(found: Outcome<T>): T | undefined => {
    if (found.ok) return found.value;
    problems.push(found.problem);
    return undefined;
  };
  const columns = listOf(options, 'column').flatMap((text) => {
    const chosen = settle(columnChoice(text));
    return chosen === undefined ? [] : [chosen];
  });
  problems.push(...rolesTwice(columns.map(([role]) => role)));
  const read = <K extends string, T>(
    key: K,
    option: string,
    parse: (text: string) => Outcome<T>,
  ): { readonly [P in K]?: T } => {
    const text = options[option];
    const value = typeof text === 'string' ? settle(parse(text)) : undefined;
    return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });
  };
  const request = {
    ...wanted,
    files: operands,
    join: listOf(options, 'join'),
    columns: new Map(columns),
    ...read('dateOrder', 'date-order', (text) => choice('--date-order', text, dateOrders)),
    ...read('decimal', 'decimal', (text) => choice('--decimal', text, decimalMarks)),
    ...read('duplicates', 'duplicates', (text) => choice('--duplicates', text, duplicateWays)),
    ...read('encoding', 'encoding', encodingNamed),
    ...read('delimiter', 'delimiter', delimiterNamed),
    ...read('currency', 'currency', currency),
    ...read('rates', 'rates', success<string>),
    ...read('asOf', 'as-of', (text) => day('--as-of', text)),
    ...read('windowStart', 'window-start', (text) => day('--window-start', text)),
    keepRejects: options['rejects'] !== undefined,
  };
  if (request.rates !== undefined && request.currency === undefined)
    problems.push(problem('option-needs', { option: '--rates', needs: '--currency' }));
  if (request.windowStart !== undefined && request.windowStart >= (request.asOf ?? Infinity))
    problems.push(
      problem('option-conflict', {
        options: '--window-start and --as-of',
        settle: 'The window begins before the day of the export: correct one of them.',
      }),
    );
  const besides = ['rates', 'acquisition-costs'].flatMap((name) => listOf(options, name));
  problems.push(...standardInputTwice([...request.files, ...request.join, ...besides]));
  if (problems.length > 0) throw new Refusal(...problems);
  return request;
}

const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
const decimalMarks = ['.', ','] as const;
const duplicateWays = ['sum', 'first', 'each'] as const;

function listOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  if (value === undefined || value === true) return [];
  return typeof value === 'string' ? [value] : value;
}

/** A role that is given twice contradicts itself. */
function rolesTwice(roles: readonly Role[]): readonly Problem[] {
  const twice = new Set(roles.filter((role, i) => roles.indexOf(role) !== i));
  return [...twice].map((role) =>
    problem('option-conflict', {
      options: `two --column ${role}=`,
      settle: 'Keep the one that is meant.',
    }),
  );
}

function choice<C extends string>(option: string, text: string, choices: readonly C[]): Outcome<C> {
  const found = choices.find((each) => each === text);
  return found === undefined
    ? failure(problem('option-choice', { option, text, choices: choices.join(', ') }))
    : success(found);
}

function currency(text: string): Outcome<string> {
  const named = currencyNamed(text.trim());
  const what = '--currency';
  return named === undefined
    ? failure(problem('quantity-unreadable', { what, text, examples: 'EUR, USD or $' }))
    : success(named);
}

function day(what: string, text: string): Outcome<number> {
  const cell = new DateCell();
  return isOneDay(cell.read(text))
    ? success(cell.day)
    : failure(problem('quantity-unreadable', { what, text, examples: '2024-12-31' }));
}

/** Standard input can be read once. */
function standardInputTwice(files: readonly string[]): readonly Problem[] {
  if (files.filter((file) => file === '-').length < 2) return [];
  return [
    problem('option-conflict', {
      options: 'two files named - (standard input)',
      settle: 'Name a file in place of one of them; standard input can be read once.',
    }),
  ];
}
