import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { type Goal, goalStatus } from './goal-status.ts';

it.each<[string, Omit<Goal, 'isGrowing'> & Partial<Goal>, ReturnType<typeof goalStatus>]>([
  ['reached in time', { goal: 80, good: 'up', isOver: true, value: 80 }, 'met'],
  ['lower is better', { goal: 4, good: 'down', isOver: false, value: 3.9 }, 'met'],
  ['too low at its day', { goal: 80, good: 'up', isOver: true, value: 79.9 }, 'missed'],
  ['too high, with time left', { goal: 4, good: 'down', isOver: false, value: 4.2 }, 'not yet'],
  ['no value until its day', { goal: 4, good: 'down', isOver: true, value: undefined }, 'unknown'],
  ['no value, with time left', { goal: 4, good: 'up', isOver: false, value: undefined }, 'not yet'],
  [
    'low enough, but of a count that is not complete',
    { goal: 4, good: 'down', isOver: false, isGrowing: true, value: 3 },
    'not yet',
  ],
  [
    'high enough, of a count that is not complete',
    { goal: 4, good: 'up', isOver: false, isGrowing: true, value: 4 },
    'met',
  ],
])('a goal %s', (_, goal, status) => {
  expect(goalStatus({ isGrowing: false, ...goal })).toBe(status);
});

test('turned round, a goal has the same status; a better value never loses a goal', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(
      finite,
      finite,
      fc.boolean(),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (goal, value, isOver, more) => {
        const rest = { isOver, isGrowing: false } as const;
        const status = goalStatus({ ...rest, goal, good: 'up', value });
        expect(goalStatus({ ...rest, goal: -goal, good: 'down', value: -value })).toBe(status);
        if (status === 'met')
          expect(goalStatus({ ...rest, goal, good: 'up', value: value + more })).toBe('met');
      },
    ),
  );
});
