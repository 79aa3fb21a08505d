import type { Document } from '../render/document.ts';
import { isDrawn } from '../render/page/picture-html.ts';
import { manual } from './manual.ts';

/** The programs that a page needs, from the folder of the package: the code of each. */
export function pageScripts({ blocks }: Document): readonly string[] {
  return blocks.some(isDrawn) ? [script('save-picture')] : [];
}

const script = (name: string): string => manual.page(`dist/browser/${name}.js`);
