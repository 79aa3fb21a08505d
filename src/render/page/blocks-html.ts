import type { Block, Fields, Text } from '../document.ts';
import { escaped } from '../escaped.ts';
import { isPicture } from '../picture/picture.ts';
import { visible } from '../visible.ts';
import type { WhatIf } from '../what-if.ts';
import { pictureHtml } from './picture-html.ts';
import { prose } from './prose.ts';
import { tableHtml } from './table-html.ts';

interface Within {
  /** Names what has no heading of its own. */
  readonly title: string;
  /** Whether details stand open. */
  readonly explain: boolean;
}

/**
 * The blocks of a document. Pictures are always shown; other details are folded, with their name to open them.
 * Headings are of the second level, and of the third within a part of a page that has several.
 */
export function blocksHtml(blocks: readonly Block[], within: Within): string {
  const level = blocks.some(({ kind }) => kind === 'heading') ? 3 : 2;
  return folded(blocks)
    .map(({ name, blocks: group }) => {
      const html = group.map((block) => blockHtml(block, level, within.title)).join('\n');
      if (name === undefined) return html;
      const open = within.explain ? ' open' : '';
      const summary = name.charAt(0).toUpperCase() + name.slice(1);
      return `<details${open}><summary>${prose(summary)}</summary>\n${html}\n</details>`;
    })
    .join('\n');
}

/** Blocks side by side that are folded under one name, or shown. */
interface Group {
  readonly name: string | undefined;
  readonly blocks: Block[];
}

/** All details of one name are in one group, where the first of them stands in its part of the page. */
function folded(blocks: readonly Block[]): readonly Group[] {
  const groups: Group[] = [];
  let inPart = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') inPart = groups.length;
    const name = isPicture(block) ? undefined : block.detail;
    const last = groups.at(-1);
    const known =
      name === undefined
        ? last?.name === undefined
          ? last
          : undefined
        : groups.slice(inPart).find((group) => group.name === name);
    if (known === undefined || block.kind === 'heading') groups.push({ name, blocks: [block] });
    else known.blocks.push(block);
  }
  return groups;
}

type Level = 2 | 3;

function blockHtml(block: Block, level: Level, title: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${prose(block.text)}</h2>${block.lead === '' ? '' : `\n<p class="lead">${prose(block.lead)}</p>`}`;
    case 'fields':
      return fieldsHtml(block.rows);
    case 'table':
      return headingHtml(block, level) + tableHtml(block, block.heading ?? title);
    case 'code':
      return `<pre tabindex="0"><code>${block.lines.map(escaped).join('\n')}</code></pre>`;
    case 'text':
      return textHtml(block);
    case 'what-if':
      return whatIfHtml(block, level);
    case 'chart':
    case 'bars':
    case 'heatmap':
      return `<figure>${headingHtml(block, level)}${pictureHtml(block, block.heading ?? title)}</figure>`;
  }
}

const headingHtml = ({ heading }: { readonly heading?: string }, level: Level): string =>
  heading === undefined ? '' : `<h${level}>${prose(heading)}</h${level}>\n`;

export const fieldsHtml = (rows: Fields['rows']): string =>
  `<dl class="fields">${rows
    .map(([name, text]) => `<div><dt>${prose(name)}</dt><dd>${prose(text)}</dd></div>`)
    .join('\n')}</dl>`;

const textHtml = ({ tone, lines }: Text): string =>
  lines
    .filter((line) => line.trim() !== '')
    .map((line) => `<p${tone === 'notice' ? ' class="notice"' : ''}>${prose(line.trim())}</p>`)
    .join('\n');

/** Nothing to see before its script has put it in. The data are text: no text of theirs can end the element. */
const whatIfHtml = ({ data }: WhatIf, level: Level): string =>
  `<section class="what-if" data-level="${level}" hidden><script type="application/json">${visible(
    JSON.stringify(data()),
  ).replaceAll('<', '\\u003c')}</script></section>`;
