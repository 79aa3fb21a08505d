import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import type { Block, Document } from './document.ts';
import { markdown } from './markdown.ts';
import { anyBars, anyChart } from './picture/testing/any-picture.ts';
import { type Palette, terminalText } from './terminal.ts';

const paint = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const coloured: Palette = {
  title: paint(1),
  strong: paint(1),
  dim: paint(2),
  notice: paint(33),
  shades: [paint(44), paint(43)],
};
const plain: Palette = {
  title: (text) => text,
  strong: (text) => text,
  dim: (text) => text,
  notice: (text) => text,
};

/** What a terminal obeys: colour, title, the 8-bit escape, direction, return, backspace, bell, a line break. */
const hostile = fc.constantFrom(
  ...['\u001b[31m', '\u001b]0;title\u0007', '\u009b2J', '\u009d0;title\u009c', '\u202e', '\u2066'],
  ...['\u200f', '\r', '\b', '\n', '\u2028', '\u007f', '\u0000'],
);
const text = fc
  .array(
    fc.oneof(
      fc.lorem({ maxCount: 9 }),
      hostile,
      fc.string({ unit: 'grapheme' }),
      fc.constant('東京都'),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
/** A number, as it stands in a table: it is never cut, and four of them leave room for a name. */
const figure = fc.integer({ min: 0, max: 999_999_999 }).map(String);
const heading = fc.option(text, { nil: undefined });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('fields' as const), rows: fc.array(fc.tuple(text, text)) }),
  fc.record({
    kind: fc.constant('text' as const),
    tone: fc.constantFrom('plain' as const, 'notice' as const),
    lines: fc.array(text),
  }),
  fc
    .record({
      header: text,
      heading,
      rows: fc.array(fc.tuple(text, figure, figure, figure, text)),
    })
    .map(({ header, heading: head, rows }) => ({
      kind: 'table' as const,
      ...(head !== undefined && { heading: head }),
      columns: [
        { header, align: 'left' as const, flexible: true },
        ...['a', 'b', 'c'].map((each) => ({ header: each, align: 'right' as const })),
        { header, align: 'left' as const, flexible: true },
      ],
      rows: rows.map((cells) => ({ cells })),
    })),
  fc
    .record({
      heading,
      lead: fc.tuple(text, figure),
      columns: fc.array(
        figure.map((digits) => digits.slice(0, 4)),
        { maxLength: 40 },
      ),
      rows: fc.array(
        fc.record({
          lead: fc.tuple(text, figure),
          cells: fc.array(
            fc.record({
              text: figure.map((digits) => digits.slice(0, 3)),
              heat: fc.double({ min: 0, max: 1, noNaN: true }),
              isSetOff: fc.boolean(),
            }),
          ),
        }),
      ),
      setOff: heading,
      rest: text,
    })
    .map(({ heading: head, rows, setOff, ...map }) => ({
      kind: 'heatmap' as const,
      description: 'How many came back.',
      ...(head !== undefined && { heading: head }),
      ...map,
      ...(setOff !== undefined && { setOff }),
      lead: ['cohort', 'customers'] as const,
      rows: rows.map(({ lead, cells }) => ({
        lead,
        cells: cells
          .slice(0, map.columns.length)
          .map(({ isSetOff, ...cell }) => ({ ...cell, ...(isSetOff && { isSetOff }) })),
      })),
    })),
  anyChart,
  anyBars,
);
const document: fc.Arbitrary<Document> = fc
  .record({ title: text, subtitle: heading, blocks: fc.array(block, { maxLength: 4 }) })
  .map(({ subtitle, ...rest }) => ({ ...rest, ...(subtitle !== undefined && { subtitle }) }));

const controls = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/u;
const withoutBreaks = (printed: string) => printed.replaceAll('\n', '');
const colours = /\p{Cc}\[(?:0|1|2|33|43|44)m/gu;

test('prints no control character but line breaks and the colours of the palette', () => {
  fc.assert(
    fc.property(document, fc.option(fc.integer({ min: 20, max: 200 })), (any, columns) => {
      const fitting = columns === null ? {} : { columns };
      expect(withoutBreaks(terminalText(any, { palette: plain, ...fitting }))).not.toMatch(
        controls,
      );
      const painted = terminalText(any, { palette: coloured, ...fitting });
      expect(withoutBreaks(painted.replaceAll(colours, ''))).not.toMatch(controls);
      expect(withoutBreaks(markdown(any))).not.toMatch(controls);
    }),
  );
});

test('prints no line that is wider than the terminal, coloured or not, and the same text', () => {
  fc.assert(
    fc.property(document, fc.integer({ min: 80, max: 200 }), (any, columns) => {
      const painted = terminalText(any, { palette: coloured, columns });
      for (const line of painted.split('\n'))
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      // Spaces at the end of a line are seen only where they are shaded.
      const bare = painted.replaceAll(colours, '').replaceAll(/ +$/gm, '');
      expect(bare).toBe(terminalText(any, { palette: plain, columns }).replaceAll(/ +$/gm, ''));
    }),
  );
});
