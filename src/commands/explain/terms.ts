import { tableCells } from './markdown-blocks.ts';

/** A term of the glossary. */
export interface Term {
  /** As the glossary has it: "acquisition cost (CAC)". */
  readonly title: string;
  /** What it may be looked up by: "acquisition cost", "CAC". */
  readonly names: readonly string[];
  readonly text: string;
}

/** The terms of the glossary: the rows of its tables, without their heads and rules. */
export function termsOf(glossary: string): readonly Term[] {
  const rows = glossary.split('\n').filter((line) => /^\| (?!term \|)/.test(line));
  return rows.map((row) => {
    const [title = '', text = ''] = tableCells(row);
    return { title, names: namesOf(title), text };
  });
}

/** "customer lifetime value (LTV, CLV)" is three names, "active, ended" two. */
function namesOf(title: string): readonly string[] {
  const outside = title.replaceAll(/\([^)]*\)/g, ' ');
  const inside = [...title.matchAll(/\(([^)]*)\)/g)].map(([, text = '']) => text);
  const parts = [outside, ...inside].flatMap((text) => text.split(','));
  const names = parts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return [...new Set([title, ...names])].filter((name) => name !== '');
}
