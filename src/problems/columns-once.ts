import type { Problem, ProblemCode } from './problem.ts';

/** Problems that end with the list of all columns. */
const listing: ReadonlySet<ProblemCode> = new Set([
  'column-unknown',
  'column-missing',
  'tenure-missing',
  'status-missing',
  'window-needs-start',
]);

type Listing = Problem & {
  readonly args: { readonly headers: string; readonly suggestion?: string };
};

/** The same problems; of those that list the columns of one file, only the last does. */
export function columnsOnce(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((each, i) => {
    if (!isListing(each)) return each;
    const isSaidLater = problems
      .slice(i + 1)
      .some(
        (later) =>
          isListing(later) &&
          later.args.headers === each.args.headers &&
          later.at?.file === each.at?.file,
      );
    return isSaidLater ? ({ ...each, args: { ...each.args, headers: '' } } as Problem) : each;
  });
}

/** A column that is unknown, without one like it, is to be chosen from the list. */
const isListing = (found: Problem): found is Listing =>
  listing.has(found.code) && (found as Listing).args.suggestion !== '';
