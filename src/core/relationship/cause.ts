/** How it was decided who is treated. */
export const assignments = ['randomised', 'matched', 'self-selected'] as const;
export type Assignment = (typeof assignments)[number];

/** What the treated customers are compared with, from the strongest comparison to the weakest. */
export const comparisons = ['difference-in-differences', 'comparison', 'before-after'] as const;
export type Comparison = (typeof comparisons)[number];

/** What may be said of the difference. */
export const effectLabels = [
  'caused',
  'estimated effect',
  'associated with, not caused by',
] as const;
export type Label = (typeof effectLabels)[number];

/**
 * What may be said of a difference, by how the comparison was made. Chance makes the groups alike in all
 * else, so that what parts them was caused. Customers chosen to match, or the change of each group from
 * its own level, leave less to other reasons: an estimate. Those who joined of their own accord, or
 * the same customers before and after, differ for many reasons: an association, whatever the figures.
 */
export function labelOf(assignment: Assignment, comparison: Comparison): Label {
  if (comparison === 'before-after') return 'associated with, not caused by';
  if (assignment === 'randomised') return 'caused';
  return assignment === 'matched' || comparison === 'difference-in-differences'
    ? 'estimated effect'
    : 'associated with, not caused by';
}
