import { expect, it } from 'vitest';
import { type Block, type Document, details, pageOf } from './document.ts';

const text = (line: string): Block => ({ kind: 'text', tone: 'plain', lines: [line] });
const document: Document = {
  title: 'Title',
  blocks: [
    text('first'),
    ...details('the models', [text('a'), text('b')]),
    text('second'),
    ...details('the backtest', [text('c')]),
    ...details('the models', [text('d')]),
  ],
};

const lines = ({ blocks }: Document) =>
  blocks.flatMap((block) => (block.kind === 'text' ? block.lines : []));

it('leaves out details and names each kind of them once', () => {
  expect(lines(pageOf(document, false))).toEqual([
    'first',
    'second',
    '--explain adds the models and the backtest.',
  ]);
});

it('shows details in their places where they are asked for', () => {
  expect(lines(pageOf(document, true))).toEqual(['first', 'a', 'b', 'second', 'c', 'd']);
});

it('says nothing of --explain where there are no details', () => {
  const { blocks } = pageOf({ title: 'Title', blocks: [text('first')] }, false);
  expect(blocks).toEqual([text('first')]);
});
