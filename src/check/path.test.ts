import { describe, expect, it } from 'vitest';
import { Refusal } from '../problems/refusal.ts';
import { readPath } from './path.ts';

describe('readPath', () => {
  it('reads names joined by points', () => {
    expect(readPath('range.low', {})).toEqual({
      text: 'range.low',
      fromReport: false,
      steps: [
        { kind: 'key', text: 'range', key: 'range' },
        { kind: 'key', text: '.low', key: 'low' },
      ],
    });
  });

  it('reads places, choices and quoted names', () => {
    const { steps } = readPath('a[12][home=first-time owner, region="no, \\"rth]"]["b.c"].d', {});
    expect(steps.slice(1)).toMatchObject([
      { kind: 'place', index: 12 },
      {
        kind: 'choice',
        conditions: [
          { key: 'home', value: 'first-time owner' },
          { key: 'region', value: 'no, "rth]' },
        ],
      },
      { kind: 'key', key: 'b.c' },
      { kind: 'key', key: 'd' },
    ]);
  });

  it('starts at the report after a dollar sign', () => {
    expect(readPath('$.sources[0].rejected', {}).fromReport).toBe(true);
    expect(readPath('$.sources[0].rejected', {}).steps).toHaveLength(3);
  });

  it('loses no character of the text', () => {
    const text = '$.segments[a=b,"c"="d"][0].x y.z["w"]';
    expect(
      `$${readPath(text, {})
        .steps.map((step) => step.text)
        .join('')}`,
    ).toBe(text);
  });

  it.each([
    ['', ''],
    ['.a', '.a'],
    ['a.', '.'],
    ['a..b', '..b'],
    ['a[home=renter.b', '[home=renter.b'],
    ['a[]', '[]'],
    ['a[home]', '[home]'],
    ['a]b', ']b'],
    ['a[0]b', 'b'],
    ['$.', '.'],
  ])('refuses "%s" from "%s" on', (text, near) => {
    const at = { file: 'x.check.yaml', line: 3 };
    const attempt = () => readPath(text, at);
    expect(attempt).toThrow(Refusal);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({
        problems: [{ code: 'fixture-path', args: { path: text, near }, at }],
      });
    }
  });
});
