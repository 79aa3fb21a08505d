import type { Document } from '../../render/document.ts';
import type { Bars } from '../../render/picture/picture.ts';

/** The pictures of a document that have bars, in their order. */
export const barsOf = ({ blocks }: Document): Bars[] =>
  blocks.flatMap((block) => (block.kind === 'bars' ? [block] : []));

/** Where the bars of a picture end, by their names; undefined where nothing is drawn. */
export const endsOf = (picture: Bars | undefined): readonly (readonly [string, number?])[] =>
  (picture?.bars ?? []).map(({ name, spans }) => {
    const end = spans.at(-1)?.to;
    return end === undefined ? [name] : [name, end];
  });
