/** What becomes of a goal. */
export const goalStatuses = ['met', 'missed', 'not yet', 'unknown'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

/** A goal, and the last value until its day. */
export interface Goal {
  readonly goal: number;
  readonly good: 'up' | 'down';
  /** Whether the day by which it is to be reached is behind the last day of the values; false where there is none. */
  readonly isOver: boolean;
  /** Undefined where there is none until that day. */
  readonly value: number | undefined;
  /** Whether the value still grows, as a count of a month that is not over does. */
  readonly isGrowing: boolean;
}

/**
 * Whether a goal is met: by a value at least as high, or as low. A goal without a day is never missed. One that a
 * count stays below is not met before the count is complete.
 *
 * @example goalStatus({ goal: 4, good: 'down', isOver: true, isGrowing: false, value: 4.2 }); // => 'missed'
 */
export function goalStatus({ goal, good, isOver, isGrowing, value }: Goal): GoalStatus {
  if (value === undefined) return isOver ? 'unknown' : 'not yet';
  if (good === 'up' ? value >= goal : value <= goal && !isGrowing) return 'met';
  return isOver ? 'missed' : 'not yet';
}
