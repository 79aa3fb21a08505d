import {
  Composer,
  type CST,
  Document,
  isScalar,
  Lexer,
  type LineCounter,
  Parser,
  visit,
  YAMLParseError,
} from 'yaml';

/** No file of ours needs more than ten; far more than this would not fit onto the stack. */
const deepest = 100;

/**
 * A YAML text, which JSON is, too. What is wrong with it is among the errors of the document, the first in
 * the text first: also what the parser alone would let through or take too long for, nesting without end and
 * a name that appears twice in one mapping.
 *
 * @param lines - called with where each line begins
 */
export function yamlDocument(text: string, lines: LineCounter): Document {
  let document: Document | undefined;
  try {
    // The parser itself looks for names that stand twice by comparing each with each.
    const composer = new Composer({ uniqueKeys: false, prettyErrors: false });
    for (const next of composer.compose(tokensOf(text, lines), true, text.length)) {
      if (document === undefined) document = next;
      else {
        const [start, end] = next.range;
        const message = 'Source contains multiple documents';
        document.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', message));
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    document = new Document();
    document.errors.push(error);
  }
  if (document === undefined) throw new RangeError('a YAML text has at least one document');
  document.errors.push(...repeatedNames(document));
  document.errors.sort((a, b) => a.pos[0] - b.pos[0]);
  return document;
}

/** @throws {YAMLParseError} it is nested too deeply, found before anything is built from it */
function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    const at = parser.offset;
    yield* parser.next(lexeme);
    if (levelsOpen(parser) > deepest) {
      const message = `it is nested more than ${deepest} levels deep`;
      throw new YAMLParseError([at, at + 1], 'RESOURCE_EXHAUSTION', message);
    }
  }
  yield* parser.end();
}

/** How many collections have begun and not ended; the document and texts are on the same stack. */
function levelsOpen({ stack }: Parser): number {
  if (stack.length <= deepest) return 0;
  return stack.filter(({ type }) => /^(block-(map|seq)|flow-collection)$/.test(type)).length;
}

function repeatedNames(document: Document): readonly YAMLParseError[] {
  const repeated: YAMLParseError[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const start = key.range?.[0] ?? 0;
        if (names.has(key.value))
          repeated.push(
            new YAMLParseError([start, start + 1], 'DUPLICATE_KEY', 'Map keys must be unique'),
          );
        names.add(key.value);
      }
    },
  });
  return repeated;
}
