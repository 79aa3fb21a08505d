import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import { listed } from '../segments/listed.ts';
import { topCount } from '../segments/top-count.ts';
import { type Test, whereTest } from './where.ts';

/** What `--each` lists, and how. */
export interface ListRequest {
  readonly keep: readonly string[];
  readonly where: readonly Test[];
  /** Without a direction: numbers from the largest, texts from the smallest. */
  readonly sort: { readonly field: string; readonly direction: string | undefined };
  readonly top: number;
  /** The columns of the files that the list needs. */
  readonly columns: readonly string[];
  /** The columns that `--where` and `--sort` look for, each with the option. */
  readonly sought: ReadonlyMap<string, string>;
}

/**
 * The list that the options ask for; undefined without `--each`.
 *
 * @param figures - the fields that a listed customer has besides the columns of the files
 * @param usual - the one of them that sorts where no option says otherwise
 * @throws {Refusal} an option needs `--each`, or cannot be read
 */
export function listRequest(
  options: OptionValues,
  figures: readonly string[],
  usual: string,
): ListRequest | undefined {
  if (options['each'] !== true) {
    const idle = ['where', 'sort', 'top', 'keep'].filter((name) => options[name] !== undefined);
    if (idle.length === 0) return undefined;
    throw new Refusal(
      ...idle.map((name) => problem('option-needs', { option: `--${name}`, needs: '--each' })),
    );
  }
  const keep = listed(options['keep']);
  const where = listed(options['where'], false).map((text) =>
    valueOrRefusal(whereTest(text, usual)),
  );
  const [, field = usual, direction] =
    /^(.*?)(?::(asc|desc))?$/.exec(String(options['sort'] ?? usual)) ?? [];
  const fields = [
    ...where.map((test) => [test.field, '--where'] as const),
    [field, '--sort'] as const,
  ];
  const sought = new Map(fields.filter(([name]) => !figures.includes(name)));
  return {
    keep,
    where,
    sort: { field, direction },
    top: topCount(options['top']),
    columns: [...new Set([...keep, ...sought.keys()])],
    sought,
  };
}
