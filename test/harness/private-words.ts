/** A word that documents, help and messages do not use, with the term of the glossary that they use instead. */
interface PrivateWord {
  readonly word: RegExp;
  readonly say: string;
  /** Texts in which the word is right, each with its reason. */
  readonly except?: readonly { readonly text: RegExp; readonly reason: string }[];
}

const mendingOptions = {
  text: /--mend(?:ed|ing-cost)/g,
  reason: 'the options keep their names, so that command lines of users still work',
};

/** The left column of the table of words, as far as a word by itself shows that it is meant that way. */
const privateWords: readonly PrivateWord[] = [
  { word: /\bfores(?:ee|een|ees|eeing|aw|ight)\b/i, say: 'forecast' },
  { word: /\bverdicts?\b/i, say: 'row outcome, or status' },
  { word: /\bfates?\b/i, say: 'row outcome, or order status' },
  { word: /\bmisers?\b/i, say: 'low value' },
  { word: /\bcame so\b/i, say: 'referred' },
  {
    word: /\bheard\b/i,
    say: 'complained, or complaints',
    except: [{ text: /Problems heard/g, reason: 'an indicator of users, which is recognised' }],
  },
  { word: /\banew\b/i, say: 'again, or bootstrap resamples' },
  { word: /\bso many (?:days|weeks|months|quarters|years|others)\b/i, say: 'N days' },
  { word: /\bsays? nothing\b/i, say: 'needs, or is unknown' },
  { word: /\bnothing says\b/i, say: 'is unknown, or is not given' },
  { word: /\b(?:un)?told\b/i, say: 'shown, or given' },
  {
    word: /\bmend(?:s|ed|ing)?\b/i,
    say: 'fix, resolve, or recovery',
    except: [
      mendingOptions,
      { text: /mended\.csv/g, reason: 'the name of a file in a case' },
      {
        text: /Options call it mending/g,
        reason: 'the glossary explains the names of the options',
      },
      {
        text: /× mended ×|mending cost ×/g,
        reason: 'symbols of a formula, named after the options',
      },
    ],
  },
  { word: /\bpassed over\b/i, say: 'skipped, or ignored' },
  { word: /\bgood-?byes?\b/i, say: 'leave without notice' },
  { word: /\bslip of the\b/i, say: 'mistake' },
];

/** Words that source code does not use either, in names and comments. */
const privateCodeWords: readonly PrivateWord[] = [
  { word: /\bfores(?:ee|een|ees|eeing|aw|ight)\b/i, say: 'forecast' },
  {
    word: /\bverdicts?\b/i,
    say: 'row outcome, order status, or result',
    except: [
      {
        text: /\bverdict(?=[:,])|\.verdict\b|\bverdict ===/g,
        reason: 'a field of the JSON of rapport forecast',
      },
    ],
  },
  {
    word: /\bfates?\b/i,
    say: 'row outcome, or order status',
    except: [
      {
        text: /\breferralFate\b|\bfates(?=:)|\.fates\b/g,
        reason: 'names that the library publishes',
      },
    ],
  },
  { word: /\bjudged\b/i, say: 'decided, or compared' },
  { word: /\bsuppliers?\b/i, say: 'tables with a role' },
  {
    word: /\bmisers?\b/i,
    say: 'low value, few referrals',
    except: [
      { text: /'misers'|`misers`|\bmisers:/g, reason: 'a value in the JSON of rapport referral' },
      { text: /misers \(both low\)/g, reason: 'the documentation of that value' },
    ],
  },
  { word: /\bcame so\b/i, say: 'referred' },
  { word: /\bdrawn anew\b/i, say: 'bootstrap resamples' },
];

/** The private words in a text, each with what to say instead. */
export const privateWordsIn = (text: string): string[] => wordsIn(text, privateWords);

/** The private words in source code; names such as `rowFate` are several words. */
export const privateWordsInCode = (text: string): string[] => wordsIn(text, privateCodeWords);

function wordsIn(text: string, words: readonly PrivateWord[]): string[] {
  return words.flatMap(({ word, say, except = [] }) => {
    const rest = except.reduce((left, { text: allowed }) => left.replaceAll(allowed, ''), text);
    const found = word.exec(rest.replaceAll(/(?<=[a-z\d])(?=[A-Z])|_/g, ' '));
    return found === null ? [] : [`"${found[0]}": say ${say}`];
  });
}
