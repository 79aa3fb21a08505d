import type { Problem, ProblemCode } from './problem.ts';

/** Problems that end with the list of all columns. */
const listing: ReadonlySet<ProblemCode> = new Set([
  'column-unknown',
  'column-missing',
  'tenure-missing',
  'status-missing',
  'window-needs-start',
]);

/** What such a problem says of the file. */
interface Listed {
  readonly headers: string;
  readonly suggestion?: string;
}

/** The same problems; of those that list the columns of one file, only the last does. */
export function columnsOnce(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((each, i) => {
    const listed = listedBy(each);
    if (listed === undefined) return each;
    const isSaidLater = problems
      .slice(i + 1)
      .some(
        (later) => listedBy(later)?.headers === listed.headers && later.at?.file === each.at?.file,
      );
    return isSaidLater ? ({ ...each, args: { ...listed, headers: '' } } as Problem) : each;
  });
}

/** A column that is unknown, without one like it, is to be chosen from the list. */
function listedBy({ code, args }: Problem): Listed | undefined {
  if (!listing.has(code)) return undefined;
  const listed = args as unknown as Listed;
  return listed.suggestion === '' ? undefined : listed;
}
