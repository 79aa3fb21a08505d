import { nearest } from '../../problems/nearest.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { RecognisedHeaders } from '../layout/layout.ts';
import { closeSheet, type OpenedSheet, openSheet } from './opened-sheet.ts';
import type { DateSystem } from './serial-days.ts';
import type { Sheet } from './sheet.ts';

/** Which sheet is read, and what decided it. */
export interface ChosenSheet {
  readonly opened: OpenedSheet;
  readonly decidedBy: string;
}

/** So many columns of a header tell what a sheet is. */
const telling = 2;

/**
 * The sheet of a workbook to read: the one that an option names, or the only one that holds rows, or the only one of
 * those that are shown whose headers are recognised.
 *
 * @param names - that options give; each workbook has one of them
 * @throws {Refusal} it has none of them, nothing stands in it, or several sheets could be meant
 */
export async function chosenSheet(
  sheets: readonly Sheet[],
  {
    names,
    recognised,
    dates,
    file,
  }: {
    readonly names: readonly string[];
    readonly recognised: RecognisedHeaders;
    readonly dates: DateSystem;
    readonly file: string;
  },
): Promise<ChosenSheet> {
  const named = names.length > 0 ? sheetsNamed(sheets, names, file) : undefined;
  const shown = sheets.filter(({ hidden }) => !hidden);
  const asked = named ?? (shown.length > 0 ? shown : sheets);
  const opened: OpenedSheet[] = [];
  for (const sheet of asked) {
    const each = await openSheet(sheet, dates, recognised);
    if (each !== undefined) opened.push(each);
  }
  const fitting = opened.filter((each) => each.recognised >= telling);
  const [first, ...others] = fitting.length > 0 ? fitting : opened;
  if (first === undefined) {
    const [only] = asked;
    if (named === undefined || only === undefined)
      throw new Refusal(problem('file-empty', {}, { file }));
    throw new Refusal(problem('sheet-empty', { sheet: only.name }, { file }));
  }
  if (others.length > 0) {
    const sheets = nameList([first, ...others].map(({ sheet }) => sheet.name));
    const args = {
      sheets,
      fit: fitting.length > 0,
      named: named !== undefined,
      example: inShell(first.sheet.name),
    };
    throw new Refusal(problem('sheet-undecided', args, { file }));
  }
  for (const each of opened) if (each !== first) await closeSheet(each);
  return { opened: first, decidedBy: reasonFor(named !== undefined, opened.length > 1) };
}

function reasonFor(isNamed: boolean, areSeveral: boolean): string {
  if (isNamed) return '--sheet';
  return areSeveral ? 'the only one with headers that are recognised' : 'the only one with rows';
}

/** The sheets that have one of the names: as it is written, or else but for capitals where that is one sheet. */
function sheetsNamed(
  sheets: readonly Sheet[],
  names: readonly string[],
  file: string,
): readonly Sheet[] {
  const alike = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const found = names.flatMap((name) => {
    const exact = sheets.filter((sheet) => sheet.name === name);
    const others = sheets.filter((sheet) => alike(sheet.name, name));
    return exact.length > 0 ? exact : others.length === 1 ? others : [];
  });
  if (found.length > 0) return [...new Set(found)];
  const all = sheets.map((sheet) => sheet.name);
  const near = names.map((each) => nearest(each, all)).find((each) => each !== '');
  const args = {
    names: names.map((name) => JSON.stringify(name)).join(' or '),
    sheets: nameList(all),
    ...(near !== undefined && { nearest: inShell(near) }),
  };
  throw new Refusal(problem('sheet-unknown', args, { file }));
}

/** More than these are not listed. */
const mostListed = 20;

function nameList(names: readonly string[]): string {
  const listed = names.slice(0, mostListed).map((name) => JSON.stringify(name));
  const more = names.length - listed.length;
  return more === 0 ? listed.join(', ') : `${listed.join(', ')} and ${more} more`;
}

/** A name as it stands on a command line. */
const inShell = (name: string): string =>
  /^[\p{L}\p{N}_.-]+$/u.test(name) ? name : JSON.stringify(name);
