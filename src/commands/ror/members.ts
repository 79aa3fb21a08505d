import { customerStatus } from '../../core/customers.ts';
import { usualFolding } from '../../input/cells/folded-id.ts';
import { alike } from '../../input/columns/alike-ids.ts';
import { KnownIds } from '../../input/columns/known-ids.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Request, World } from '../command.ts';
import { filesRead } from '../shared/reading/files-read.ts';
import { recordRequest } from '../shared/reading/request.ts';
import type { RorOptions, TreatedColumn } from './options.ts';

const { fields: ofMembers, refusing } = filesRead.ror;

/** A customer of one of the groups. */
export interface Member {
  readonly id: string;
  readonly group: 'treated' | 'comparison';
  /** Spend a year before the programme began; NaN where it is not known. */
  readonly spendBefore: number;
  /** Spend a year since then; NaN likewise. */
  readonly spendAfter: number;
  /** The time for which the customer was observed since the programme began. */
  readonly exposureYears: number;
  readonly ended: boolean;
}

/** The customers of both groups, each once, and their files. */
interface Members {
  readonly members: readonly Member[];
  readonly records: readonly Records[];
}

/**
 * Reads who was treated and who was not, from a column of one file or from a file of each.
 *
 * @throws {Refusal} a file cannot be read, or does not show who is treated
 */
export async function readMembers(request: Request<RorOptions>, world: World): Promise<Members> {
  const { operands, options } = request;
  const { comparison: comparisonFiles, treated: column } = options;
  const read = async (files: readonly string[]) => {
    const recordsRequest = recordRequest(request, files, ofMembers);
    const fields =
      comparisonFiles.length === 0 ? ofMembers : ofMembers.filter(({ name }) => name !== 'treated');
    const columns = new Map(recordsRequest.columns);
    if (column !== undefined)
      columns.set('treated', { text: column.header, header: column.header, option: '--treated' });
    return readRecords({ ...recordsRequest, fields, columns }, world).catch((error: unknown) => {
      throw error instanceof Refusal ? new Refusal(refusing(error.problems)) : error;
    });
  };
  const seen = new KnownIds([], options.ids ?? usualFolding);
  if (comparisonFiles.length > 0) {
    const [treated, comparison] = [await read(operands), await read(comparisonFiles)];
    return {
      members: [
        ...membersOf(treated, seen, () => 'treated'),
        ...membersOf(comparison, seen, () => 'comparison'),
      ],
      records: [treated, comparison],
    };
  }
  const records = await read(operands);
  if (!records.has('treated')) refuseWithoutGroups();
  return { members: membersOf(records, seen, groupBy(records, column)), records: [records] };
}

function refuseWithoutGroups(): never {
  const option = '--treated or --comparison';
  throw new Refusal(
    problem('option-missing', { command: 'ror', option, example: '--treated member' }),
  );
}

/** The group of each row, by the value of a column. */
function groupBy(
  records: Records,
  column: TreatedColumn | undefined,
): (row: number) => Member['group'] {
  const texts = records.text('treated');
  const values = [...new Set(texts)].sort();
  const { header = 'treated', value } = column ?? {};
  const isTreated = treatedBy(values, value);
  if (isTreated === undefined) {
    throw new Refusal(problem('group-unclear', { header, values: listOf(values) }));
  }
  if (!values.some(isTreated)) {
    const args = { group: 'treated', header, value: value ?? '', values: listOf(values) } as const;
    throw new Refusal(problem('group-empty', args));
  }
  return (row) => (isTreated(texts[row] ?? '') ? 'treated' : 'comparison');
}

const mostShown = 6;

const listOf = (values: readonly string[]): string =>
  values.slice(0, mostShown).join(', ') + (values.length > mostShown ? ' and others' : '');

function membersOf(
  records: Records,
  seen: KnownIds,
  groupOf: (row: number) => Member['group'],
): Member[] {
  const ids = records.comparedIds('id');
  // Of ids that are alike in one file it has been said.
  const others = new KnownIds(seen.ids, records.ids);
  const [spendBefore, spendAfter, tenureBefore, tenureAfter, status] = [
    'spend-before',
    'spend-after',
    'tenure-before',
    'tenure-after',
    'status',
  ].map((field) => records.numbers(field));
  return ids.flatMap((id, row): Member[] => {
    const [before, after] = [tenureBefore?.[row] ?? 0, tenureAfter?.[row] ?? 0];
    if (seen.get(id) !== undefined) records.setAside(row, problem('member-repeated', { id }));
    else if (after < before) records.setAside(row, problem('exposure-negative', { before, after }));
    else if (status?.[row] === customerStatus.unknown)
      records.setAside(row, problem('status-unknown', {}));
    else {
      const other = others.alike(id);
      if (other !== undefined) records.note(row, alike(other, id));
      seen.numbered(id);
      return [
        {
          id,
          group: groupOf(row),
          spendBefore: spendBefore?.[row] ?? Number.NaN,
          spendAfter: spendAfter?.[row] ?? Number.NaN,
          // Differences of whole months that were divided into years are inexact in the last digits.
          exposureYears: Math.round((after - before) * 1e9) / 1e9,
          ended: status?.[row] === customerStatus.ended,
        },
      ];
    }
    return [];
  });
}

const treatedWords = new Set(
  'yes y true t 1 treated treatment test member participant enrolled joined exposed'.split(' '),
);
const comparisonWords = new Set(
  'no n false f 0 control comparison untreated nonmember none holdout unexposed'.split(' '),
);

/** Whether a word means that a customer is treated; undefined where it is unknown. */
export function treatedIn(text: string): boolean | undefined {
  const word = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (treatedWords.has(word)) return true;
  return comparisonWords.has(word) ? false : undefined;
}

/**
 * Decides who is treated by the values of a column: by the named value, by known words, or, of two values, by the one
 * that is a known word.
 *
 * @param named - the value of the treated customers
 * @returns whether the value of a customer means treated; undefined where the values do not show it
 */
export function treatedBy(
  values: readonly string[],
  named: string | undefined,
): ((text: string) => boolean) | undefined {
  if (named !== undefined) return (text) => text === named;
  const known = values.map(treatedIn);
  if (values.length > 2 || known.every((each) => each === undefined)) return undefined;
  // Of "gold" and "no", the unknown word is the opposite of the known one.
  const other = !(known.find((each) => each !== undefined) ?? false);
  if (values.length === 2 && known[0] === known[1]) return undefined;
  return (text) => treatedIn(text) ?? other;
}
