import fc from 'fast-check';
import type { Bars, Chart, HeatMap, Picture, Tone } from '../picture.ts';

/** Numbers that views never make, and those that they do. */
const wild = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -100, max: 1000, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 12 }) },
  { weight: 1, arbitrary: fc.double() },
);
const hostile = fc.constantFrom(
  ...['</svg><script>alert(1)</script>', '"><b>', "' onload='x", '&amp;', '<![CDATA[', ']]>'],
  ...[
    '\u001b[31m',
    '\u0000',
    '\u202e',
    '\ufffe',
    '\ud800',
    '\n',
    '東京都の長い名前',
    '😀'.repeat(9),
  ],
);
const anyText = fc
  .array(fc.oneof(fc.lorem({ maxCount: 4 }), hostile, fc.string({ unit: 'grapheme' })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const short = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 99_999 }).map(String) },
  { weight: 1, arbitrary: anyText },
);
const tone = fc.constantFrom<Tone>('main', 'cost', 'plain');
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const sure = fc.constantFrom(true as const, undefined);
const shape = fc.constantFrom('steps' as const, 'line' as const);

/** Fields that are undefined are left out, as views do. */
const given = <T extends object>(arbitrary: fc.Arbitrary<T>) =>
  arbitrary.map(
    (value) =>
      Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
        [K in keyof T]: Exclude<T[K], undefined>;
      },
  );

const anyAxis = fc.record({
  label: fc.oneof(fc.constant(''), anyText),
  from: wild,
  to: wild,
  ticks: fc.array(fc.record({ at: wild, text: short }), { maxLength: 9 }),
});
const described = {
  heading: maybe(anyText),
  description: anyText,
  numbers: fc.constant({ columns: [], rows: [] }),
};
const rising = <P extends { readonly x: number }>(points: readonly P[]): P[] =>
  [...points].sort((a, b) => a.x - b.x);

export const anyChart = given(
  fc.record({
    kind: fc.constant('chart' as const),
    ...described,
    x: anyAxis,
    y: anyAxis,
    series: fc.array(
      given(
        fc.record({
          name: anyText,
          mark: fc.constantFrom(...'ABCDEF'),
          shape,
          tone: maybe(tone),
          of: maybe(anyText),
          dashed: sure,
          style: maybe(fc.constantFrom('points' as const, 'filled' as const)),
          points: fc.array(fc.record({ x: wild, y: wild }), { maxLength: 30 }).map(rising),
        }),
      ),
      { maxLength: 9 },
    ),
    bands: fc.array(
      given(
        fc.record({
          name: anyText,
          tone: maybe(tone),
          shape,
          points: fc
            .array(fc.record({ x: wild, low: wild, high: wild }), { maxLength: 9 })
            .map(rising),
        }),
      ),
      { maxLength: 3 },
    ),
    lines: fc.array(
      given(
        fc.record({
          axis: fc.constantFrom('x' as const, 'y' as const),
          at: wild,
          text: anyText,
          tone: maybe(tone),
          dashed: sure,
        }),
      ),
      { maxLength: 4 },
    ),
  }),
) as fc.Arbitrary<Chart>;

export const anyBars = given(
  fc.record({
    kind: fc.constant('bars' as const),
    ...described,
    axis: anyAxis,
    bars: fc.array(
      given(
        fc.record({
          name: anyText,
          text: short,
          spans: fc.array(given(fc.record({ from: wild, to: wild, tone, text: maybe(short) })), {
            maxLength: 2,
          }),
          marks: maybe(fc.array(fc.record({ at: wild, name: anyText, tone }), { maxLength: 2 })),
          role: fc.constantFrom('total' as const, undefined),
        }),
      ),
      { maxLength: 30 },
    ),
    lines: fc.array(given(fc.record({ at: wild, text: anyText, tone: maybe(tone) })), {
      maxLength: 2,
    }),
  }),
) as fc.Arbitrary<Bars>;

const anyHeatMap = given(
  fc.record({
    kind: fc.constant('heatmap' as const),
    description: anyText,
    lead: fc.tuple(anyText, short),
    columns: fc.array(short, { maxLength: 40 }),
    rows: fc.array(
      given(
        fc.record({
          lead: fc.tuple(anyText, short),
          cells: fc.array(given(fc.record({ text: short, heat: maybe(wild), isSetOff: sure })), {
            maxLength: 40,
          }),
          role: fc.constantFrom('total' as const, undefined),
        }),
      ),
      { maxLength: 12 },
    ),
    setOff: maybe(anyText),
    rest: anyText,
  }),
) as fc.Arbitrary<HeatMap>;

/** For tests: any picture, with texts and numbers that no view makes either. */
export const anyPicture: fc.Arbitrary<Picture> = fc.oneof(anyChart, anyBars, anyHeatMap);
