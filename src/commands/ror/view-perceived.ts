import type { Block } from '../../render/document.ts';
import { addingUp, numberText } from '../../render/number-text.ts';
import { right } from '../segments/segment-lines.ts';
import type { RorResult } from './result.ts';
import { kindWords } from './wording.ts';

/** What is only perceived, apart from the money; nothing where none of it was asked for. */
export function perceivedBlocks({ perceived, leftOut }: RorResult): Block[] {
  const kinds = (['sharing', 'knowledge'] as const).filter((kind) => !leftOut.includes(kind));
  if (kinds.length === 0) return [];
  const { low, base, high } = perceived.total;
  const amounts = addingUp(kinds.map((kind) => perceived[kind]));
  const range = low === high ? '' : `${numberText(low)} to ${numberText(high)}`;
  return [
    {
      kind: 'table',
      heading: 'Perceived value, imputed: nobody pays it, and it is not in the return',
      columns: [{ header: '', align: 'left' }, right(''), right('')],
      rows: [
        ...kinds.map((kind, i) => ({
          cells: [kindWords[kind].label, numberText(amounts[i] ?? 0), ''],
        })),
        { cells: ['Perceived value', numberText(base), range], role: 'total' as const },
      ],
    },
  ];
}
