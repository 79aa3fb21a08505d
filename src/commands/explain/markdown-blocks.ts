import type { Block } from '../../render/document.ts';

/** The cells of a row of a table in Markdown: a bar that is escaped is part of its cell. */
export const tableCells = (row: string): string[] =>
  row
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.trim()));

/** Text as it reads without the marks of Markdown: links by their words. */
const plain = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(?<!\\)[`*]/g, '')
    .replaceAll(/\\([|*`])/g, '$1');

/** A page of the documents in Markdown as blocks: paragraphs, lists, headings, tables and code. */
export function markdownBlocks(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  let table: string[] = [];
  const end = () => {
    if (paragraph.length > 0) blocks.push(text([plain(paragraph.join(' ')), '']));
    if (table.length > 0) blocks.push(tableBlock(table), text(['']));
    paragraph = [];
    table = [];
  };
  let code: string[] | undefined;
  let fence = '';
  for (const line of page.split('\n')) {
    const mark = /^(`{3,})/.exec(line)?.[1];
    if (code !== undefined) {
      if (line.trimEnd() === fence) {
        blocks.push({ kind: 'code', lines: code }, text(['']));
        code = undefined;
      } else code.push(line);
    } else if (mark !== undefined) {
      end();
      fence = mark;
      const [, file] = /^`+\w+ (\S+)/.exec(line) ?? [];
      if (file !== undefined) blocks.push(text([`${file}:`]));
      code = [];
    } else if (line.startsWith('|')) table.push(line);
    else if (/^#+ /.test(line)) {
      end();
      blocks.push(text([plain(line.replace(/^#+ /, '')).toUpperCase()]));
    } else if (/^(?:-|\d+\.) /.test(line)) {
      end();
      paragraph = [line];
    } else if (line.trim() === '') end();
    else paragraph.push(line.trim());
  }
  end();
  return blocks;
}

const text = (lines: readonly string[]): Block => ({ kind: 'text', tone: 'plain', lines });

function tableBlock(rows: readonly string[]): Block {
  const [head = [], , ...others] = rows.map(tableCells);
  return {
    kind: 'table',
    columns: head.map((header) => ({ header, align: 'left', flexible: true })),
    rows: others.map((cells) => ({ cells })),
  };
}
