import { type Problem, problem } from '../../problems/problem.ts';
import { headerName, wordsOf } from '../headers/header-name.ts';
import type { Records } from '../records/records.ts';

/** Columns of exports of interfaces for programs, which have amounts in the smallest unit of their currency. */
const ofPrograms = new Set(['activitymrr', 'activitymrrmovement', 'localeventtimestamp']);

const amountFields = ['change', 'amount', 'spend'] as const;

/**
 * That the amounts of a file may be in cents: its headers say so, or are those of a program that writes them so, and no
 * amount has decimals. They count as they stand, since a currency may have no cents.
 */
export function perhapsCents(records: Records): readonly Problem[] {
  const times = [...records.columns('date'), ...records.columns('month')];
  const isOfProgram = (header: string) => ofPrograms.has(headerName(header).whole);
  return amountFields.flatMap((field) => {
    const column = records.columns(field)[0];
    if (column === undefined) return [];
    const named = wordsOf(column.header).some((word) => word === 'cents' || word === 'minor');
    const isTold = named || [column, ...times].some(({ header }) => isOfProgram(header));
    if (!isTold || !records.numbers(field).every((value) => value % 1 === 0)) return [];
    return [problem('amounts-perhaps-cents', { header: column.header }, column.at)];
  });
}
