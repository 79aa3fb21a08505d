import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import type { ExplainResult, Meaning } from './result.ts';

/** Each meaning with its name; a problem is a page, the others a paragraph. */
export function view({ result: { meanings } }: Report<ExplainResult>): Document {
  const [first, ...others] = meanings;
  if (first === undefined) throw new RangeError('a word has a meaning');
  return {
    title: titleOf(first),
    blocks: [
      ...bodyOf(first),
      ...others.flatMap((meaning): Block[] => [
        { kind: 'text', tone: 'plain', lines: ['', titleOf(meaning)] },
        ...bodyOf(meaning),
      ]),
    ],
  };
}

function titleOf({ kind, name, commands }: Meaning): string {
  if (kind === 'problem') return name;
  const where = commands.length === 0 ? '' : ` of ${commands.join(', ')}`;
  return `${name} (${kind}${where})`;
}

/** The paragraphs and examples, without the empty line that the last of them ends in. */
function bodyOf({ text }: Meaning): readonly Block[] {
  const blocks = markdownBlocks(text);
  const last = blocks.at(-1);
  if (last?.kind !== 'text' || last.lines.at(-1) !== '') return blocks;
  return [...blocks.slice(0, -1), { ...last, lines: last.lines.slice(0, -1) }];
}
