import { nearest } from '../../../problems/nearest.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';

/**
 * A refusal of columns that no file has, told of the fields that a listed customer has besides: for those
 * names that an option looks for among both.
 *
 * @param error - whatever reading the files threw; what is no such refusal is returned as it is
 * @param sought - the options by the names that they give
 * @param figures - the fields besides the columns
 */
export function withFigures(
  error: unknown,
  sought: ReadonlyMap<string, string>,
  figures: readonly string[],
): unknown {
  if (!(error instanceof Refusal)) return error;
  const told = error.problems.map((each) => {
    const option = each.code === 'column-unknown' ? sought.get(each.args.header) : undefined;
    if (each.code !== 'column-unknown' || option === undefined) return each;
    const { header, suggestion, headers } = each.args;
    const columns = headers.split(', ');
    const all = [...figures.filter((figure) => !columns.includes(figure)), ...columns].join(', ');
    const meant = nearest(header, figures) || suggestion || nameHolding(header, figures);
    return problem('column-unknown', { header, option, suggestion: meant, headers: all }, each.at);
  });
  return new Refusal(...told);
}

const shortest = 3;

/** "value" is a word of lifetimeValue. */
function nameHolding(word: string, names: readonly string[]): string {
  const sought = word.toLowerCase();
  if (sought.length < shortest) return '';
  return names.find((name) => name.toLowerCase().includes(sought)) ?? '';
}
