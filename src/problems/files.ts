import { entry } from './entry.ts';

const binaryKinds = {
  workbook: 'a workbook, or another zip archive, inside an archive',
  oldWorkbook: 'an Excel workbook of the old kind, .xls',
  xlsb: 'an Excel workbook of the binary kind, .xlsb',
  ods: 'an OpenDocument spreadsheet, .ods',
  numbers: 'a workbook of Apple Numbers',
  word: 'a document of Word',
  powerpoint: 'a presentation of PowerPoint',
  opendocument: 'an OpenDocument document, .odt or another',
  zip: 'a zip archive, and not one of a workbook',
  gzip: 'a gzip archive inside another archive',
  pdf: 'a PDF',
  parquet: 'a Parquet file from a pipe or in an archive',
  zstd: 'a zstd archive inside another archive',
  utf16: 'UTF-16 text without a byte-order mark',
  unknown: 'a binary file',
} as const;

const brokenArchive = (packing: string, reason: 'cut-short' | 'damaged'): string =>
  reason === 'cut-short'
    ? `the ${packing} archive ends too early`
    : `the ${packing} archive is damaged, and cannot be unpacked`;

const repairArchive = (packing: string, reason: 'cut-short' | 'damaged'): string =>
  reason === 'cut-short'
    ? 'Download or copy the file again: the last time was interrupted.'
    : `Download or pack the file again; ${packing} -t FILE tests it.`;

export const files = {
  'file-missing': entry<{ pattern: boolean; nearest?: string }>({
    severity: 'error',
    message: ({ pattern }) => (pattern ? 'no file matches this pattern' : 'there is no such file'),
    advice: ({ pattern, nearest }) =>
      nearest !== undefined
        ? `Did you mean ${nearest}?`
        : pattern
          ? 'Check the pattern and the folder: * matches any text, ? one character, [0-9] one digit, ** any folders.'
          : 'Check the name and the folder; - reads standard input.',
  }),
  'file-unreadable': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the file cannot be read: ${reason}`,
    advice: () => 'Check that you may read the file, or pipe it into standard input with -.',
  }),
  'file-is-folder': entry({
    severity: 'error',
    message: () => 'this is a folder, not a file',
    advice: () => "Name the files in it, or a pattern of them: 'FOLDER/*.csv'.",
  }),
  'file-unrecognised': entry<{ kind: 'table' | 'yaml' | 'checks'; columns: string }>({
    severity: 'error',
    message: ({ kind, columns }) =>
      kind === 'table'
        ? `nothing in the file is recognised; its columns are ${columns}`
        : `${kind === 'yaml' ? 'this is YAML' : 'these are expected results'}, and not a table of orders, customers or other records`,
    advice: ({ kind }) =>
      kind === 'yaml'
        ? 'Name the command that reads it: rapport check FILE, rapport ror FILE, or rapport estimate -a FILE.'
        : kind === 'checks'
          ? 'Leave it out; rapport check FILE reads it.'
          : 'Needed are: of orders the customer, date and amount; of customers the spend, and the tenure or the start and end. Name them, for example with --column customer=HEADER --column date=HEADER --column amount=HEADER.',
  }),
  'file-for-other': entry<{ kind: string; line: string }>({
    severity: 'note',
    message: ({ kind }) => `by its headers this is ${kind}`,
    advice: () => 'This command reads it:',
    command: ({ line }) => line,
  }),
  'file-empty': entry<{
    /** Whether it came from standard input, so that a command before this one wrote nothing. */
    isPiped?: boolean;
  }>({
    severity: 'error',
    message: ({ isPiped = false }) => (isPiped ? 'standard input is empty' : 'the file is empty'),
    advice: ({ isPiped = false }) =>
      isPiped
        ? 'The command before the pipe printed nothing: look at its own message. A header and at least one row are needed.'
        : 'Export it again; a header and at least one row are needed.',
  }),
  'file-header-only': entry({
    severity: 'error',
    message: () => 'the file has a header and no rows',
    advice: () => 'Export it again; perhaps a filter left nothing.',
  }),
  'file-binary': entry<{ kind: keyof typeof binaryKinds }>({
    severity: 'error',
    message: ({ kind }) => `this is ${binaryKinds[kind]}, not CSV or .xlsx`,
    advice: ({ kind }) => {
      if (kind === 'oldWorkbook' || kind === 'xlsb' || kind === 'ods' || kind === 'numbers')
        return 'Open it in the spreadsheet and save it as .xlsx or CSV.';
      if (kind === 'workbook')
        return 'Unpack it once, and name the file or pipe it into standard input.';
      if (kind === 'zip') return 'Unpack it, and name the files that it holds.';
      if (kind === 'gzip' || kind === 'zstd')
        return 'Unpack it once and pipe the output into standard input.';
      if (kind === 'utf16') return 'Give its encoding: --encoding utf-16le or --encoding utf-16be.';
      if (kind === 'parquet')
        return 'Unpack it and name the file: DuckDB reads Parquet only from a file on disk.';
      return 'Export the data as CSV.';
    },
  }),
  'gzip-broken': entry<{ reason: 'cut-short' | 'damaged' }>({
    severity: 'error',
    message: ({ reason }) => brokenArchive('gzip', reason),
    advice: ({ reason }) => repairArchive('gzip', reason),
  }),
  'zstd-broken': entry<{ reason: 'cut-short' | 'damaged' | 'checksum' | 'dictionary' }>({
    severity: 'error',
    message: ({ reason }) => {
      if (reason === 'checksum') return 'the zstd archive is damaged: its checksum does not match';
      if (reason === 'dictionary')
        return 'the zstd archive cannot be unpacked without its dictionary';
      return brokenArchive('zstd', reason);
    },
    advice: ({ reason }) =>
      reason === 'dictionary'
        ? 'Unpack it first: zstd -dc -D DICTIONARY FILE, piped into standard input with -.'
        : repairArchive('zstd', reason === 'cut-short' ? reason : 'damaged'),
  }),
  'archive-too-large': entry<{ packing: 'gzip' | 'zstd'; reason: 'growth' | 'window' }>({
    severity: 'error',
    message: ({ packing, reason }) =>
      reason === 'window'
        ? `unpacking the ${packing} archive takes more than 128 MB of memory`
        : `the ${packing} archive unpacks to more than 1,000 times its size`,
    advice: ({ packing, reason }) => {
      if (reason === 'growth')
        return `If this size is right, unpack it first: ${packing} -dc FILE, piped into standard input with -.`;
      return 'Pack it without --long, or unpack it first: zstd -dc --long=31 FILE, piped into standard input with -.';
    },
  }),
  'file-repeated': entry<{ file: string; first: string }>({
    severity: 'error',
    message: ({ file, first }) =>
      file === first
        ? 'the file is given twice: its rows would count twice'
        : `the file holds the same bytes as ${first}: its rows would count twice`,
    advice: () => 'Name each file once.',
  }),
  'encoding-invalid': entry<{ encoding: string; byte: string }>({
    severity: 'error',
    message: ({ encoding, byte }) => `${byte} is not valid ${encoding}`,
    advice: ({ encoding }) =>
      encoding === 'UTF-8'
        ? 'Give its encoding: --encoding windows-1252 for an older Windows export.'
        : 'Give its encoding with --encoding.',
  }),
  'quote-unclosed': entry({
    severity: 'error',
    message: () => 'a quote opens here and never closes, so everything after it is one cell',
    advice: () => 'Close the quote, or write it twice ("") where it belongs to the text.',
  }),
  'row-endless': entry<{ megabytes: number }>({
    severity: 'error',
    message: ({ megabytes }) => `the row that begins here is longer than ${megabytes} MB`,
    advice: () =>
      'Check whether a quote opens there and never closes, and whether the file is CSV.',
  }),
  'lines-skipped': entry<{ before: number; after: number }>({
    severity: 'note',
    message: ({ before, after }) =>
      `lines that are not data: ${before} before the header, ${after} after the last row`,
    advice: () => 'Nothing to do; rapport inspect shows where the data begin.',
  }),
  'rates-broken': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `this line gives no exchange rate: ${reason}`,
    advice: () =>
      'Write two columns: currency, and rate, the value of one unit in the currency of --currency.',
  }),
};
