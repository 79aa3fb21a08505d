export const yesWords: readonly string[] =
  'yes y true t 1 x ja wahr oui vrai si sí verdadero vero sì sim verdadeiro'.split(' ');
export const noWords: readonly string[] =
  'no n false f 0 nein falsch non faux falso nee nao não'.split(' ');

const answers: ReadonlyMap<string, boolean> = new Map([
  ...yesWords.map((word) => [word, true] as const),
  ...noWords.map((word) => [word, false] as const),
]);

/** What a cell says that answers a question with yes or no; undefined where it says something else. */
export const answerIn = (text: string): boolean | undefined =>
  answers.get(text.trim().toLowerCase());
