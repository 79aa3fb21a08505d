import type { OpenedFile } from './layout/open-file.ts';

/** Follows the work on one request, for whoever asks how files were understood and what took long. */
export interface Watch {
  /** Called with what was recognised. */
  readonly note: (text: string) => void;
  /** Does a part of the work, whose time counts as that of its stage. */
  readonly timed: <T>(stage: 'open' | 'read', work: () => Promise<T>) => Promise<T>;
}

/** A file that is open: what is known of it is noted, and the reading of its rows is timed. */
export function watchedFile(opened: OpenedFile, watch: Watch): OpenedFile {
  const { file, encoding, layout, sheet } = opened;
  const { delimiter, delimiterDecidedBy, headerLine } = layout;
  if (sheet !== undefined)
    watch.note(`${file}: sheet ${JSON.stringify(sheet.value)} (${sheet.decidedBy})`);
  watch.note(
    `${file}: encoding ${encoding.value} (${encoding.decidedBy}); delimiter ${JSON.stringify(delimiter)} (${delimiterDecidedBy}); header in line ${headerLine}`,
  );
  return {
    ...opened,
    records: (taker) => watch.timed('read', () => opened.records(taker)),
    assigned: (columns) => {
      const texts = columns.map(({ role, header }) => `${JSON.stringify(header)} as ${role}`);
      watch.note(`${file}: columns read: ${texts.length === 0 ? 'none' : texts.join(', ')}`);
    },
  };
}
