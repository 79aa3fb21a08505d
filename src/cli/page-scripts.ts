import type { Document } from '../render/document.ts';
import { isDrawn } from '../render/page/picture-html.ts';
import { manual } from './manual.ts';

/** The programs that a page needs, from the folder of the package: the code of each. */
export const pageScripts = ({ blocks }: Document): readonly string[] => [
  ...(blocks.some(isDrawn) ? [script('save-picture')] : []),
  ...(blocks.some(({ kind }) => kind === 'what-if') ? [script('what-if')] : []),
];

const script = (name: string): string => manual.page(`dist/browser/${name}.js`);
