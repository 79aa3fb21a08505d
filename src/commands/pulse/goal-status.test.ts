import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { type Goal, goalStatus } from './goal-status.ts';

it.each<[string, Goal, ReturnType<typeof goalStatus>]>([
  ['reached in time', { goal: 80, good: 'up', isOver: true, value: 80 }, 'met'],
  ['lower is better', { goal: 4, good: 'down', isOver: false, value: 3.9 }, 'met'],
  ['too low at its day', { goal: 80, good: 'up', isOver: true, value: 79.9 }, 'missed'],
  ['too high, with time left', { goal: 4, good: 'down', isOver: false, value: 4.2 }, 'not yet'],
  ['no value until its day', { goal: 4, good: 'down', isOver: true, value: undefined }, 'unknown'],
  ['no value, with time left', { goal: 4, good: 'up', isOver: false, value: undefined }, 'not yet'],
])('a goal %s', (_, goal, status) => {
  expect(goalStatus(goal)).toBe(status);
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
        const status = goalStatus({ goal, good: 'up', isOver, value });
        expect(goalStatus({ goal: -goal, good: 'down', isOver, value: -value })).toBe(status);
        if (status === 'met')
          expect(goalStatus({ goal, good: 'up', isOver, value: value + more })).toBe('met');
      },
    ),
  );
});
