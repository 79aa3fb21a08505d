import { createHash } from 'node:crypto';
import { commandParts } from '../command-lines.ts';
import {
  answerRows,
  type Block,
  type Document,
  type DocumentAnswer,
  partsOf,
} from '../document.ts';
import { escaped } from '../escaped.ts';
import { isPicture } from '../picture/picture.ts';
import { shortened } from '../shortened.ts';
import { visible, withTexts } from '../visible.ts';
import { blocksHtml, fieldsHtml } from './blocks-html.ts';
import { prose } from './prose.ts';
import { pageStyle } from './style.ts';

export interface PageSettings {
  /** The command line that makes this page. */
  readonly command: string;
  /** Whether the parts that not everybody reads stand open. */
  readonly explain: boolean;
  /** Rows that a table shows; more are left out, and counted. */
  readonly mostRows?: number;
  /** Programs that run on the page: the code of each. Without them it reads as well. */
  readonly scripts?: readonly string[];
}

/** More rows of a table, and more bytes in all, make a page that browsers open slowly. */
export const mostRowsOnPage = 5000;
export const largestPage = 20_000_000;

/**
 * The document as one HTML file that needs nothing else: no network, no fonts, no other file. Its security policy
 * allows the style and the scripts that it was written with and nothing else; texts of files are always text.
 *
 * Answers stand first, then the figures, what they leave out, how they were found, and the command.
 */
export function page(
  document: Document,
  { command, explain, mostRows = mostRowsOnPage, scripts = [] }: PageSettings,
): string {
  const shown = withTexts(shortened(document, mostRows, true), visible);
  const { answers = [], title, subtitle, meaning } = shown;
  const { body, leftOut, method } = partsOf(shown);
  const figures = mainPictureFirst(body);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${prose(title)}</h1>
${subtitle === undefined ? '' : `<p class="subtitle">${prose(meaning === undefined ? subtitle : `${subtitle}: ${meaning}`)}</p>`}
${answers.length === 0 ? '' : `<div class="answers">\n${answers.map(answerHtml).join('\n')}\n</div>`}
${blocksHtml(figures, { title, explain })}
<footer>
${leftOut.map((line) => `<p class="left-out">${prose(line)}</p>`).join('\n')}
${method.length === 0 ? '' : `<h2>How this was found</h2>\n${fieldsHtml(method)}`}
<p class="command"><span>Made by</span> ${commandHtml(visible(command))}</p>
</footer>
</main>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
}

/** A page begins with its main picture, unless it has parts, each with a picture of its own. */
function mainPictureFirst(blocks: readonly Block[]): readonly Block[] {
  const main = blocks.find(isPicture);
  if (main === undefined || blocks.some(({ kind }) => kind === 'heading')) return blocks;
  return [main, ...blocks.filter((block) => block !== main)];
}

function answerHtml(answer: DocumentAnswer): string {
  const facts = answerRows(answer).map(
    ([name, text]) => `<dt>${prose(name)}</dt><dd>${prose(text)}</dd>`,
  );
  return `<section><p class="sentence">${sentenceHtml(answer)}</p>
<dl>${facts.join('')}</dl></section>`;
}

/** The sentence, its first figure bold: what it is about. */
function sentenceHtml({ sentence, figures: [first] }: DocumentAnswer): string {
  if (first === undefined) return prose(sentence);
  const { text } = first;
  const begins = placeOf(text, sentence);
  if (begins < 0) return prose(sentence);
  const rest = sentence.slice(begins + text.length);
  return `${prose(sentence.slice(0, begins))}<strong>${prose(text)}</strong>${prose(rest)}`;
}

/** Where a figure stands in a sentence, and not within a longer number; -1 where it does not. */
function placeOf(figure: string, sentence: string): number {
  for (let at = sentence.indexOf(figure); at >= 0; at = sentence.indexOf(figure, at + 1)) {
    const beside = [sentence.slice(0, at).at(-1), sentence[at + figure.length]];
    if (!beside.some((character = '') => /\d/.test(character))) return at;
  }
  return -1;
}

/** A command, which breaks between its options and never within one. */
const commandHtml = (command: string): string =>
  `<code>${commandParts(command)
    .map((part) => `<span class="word">${escaped(part)}</span>`)
    .join(' ')}</code>`;

/** What the page may load and run: its own style and scripts by their hashes, and pictures within it. */
function policy(scripts: readonly string[]): string {
  const sources = [
    "default-src 'none'",
    `style-src ${hashOf(pageStyle)}`,
    ...(scripts.length === 0 ? [] : [`script-src ${scripts.map(hashOf).join(' ')}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return sources.join('; ');
}

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
