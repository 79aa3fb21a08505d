// What is looked at in an open page. Each function is sent to the browser as text, and uses nothing from outside.

/** Texts of pictures with the size at which they are seen, in pixels; only those that are shown. */
export function textSizes(): { text: string; size: number }[] {
  return [...document.querySelectorAll<SVGTextElement>('svg text')]
    .filter((text) => text.getClientRects().length > 0 && text.textContent.trim() !== '')
    .map((text) => {
      const matrix = text.getScreenCTM();
      const scale = matrix === null ? 0 : Math.hypot(matrix.a, matrix.b);
      return {
        text: text.textContent,
        size: Number.parseFloat(getComputedStyle(text).fontSize) * scale,
      };
    });
}

/** Texts of pictures that reach out of their picture, where they are cut off, with the pixels that are lost. */
export function cutTexts(): { text: string; lost: number }[] {
  return [...document.querySelectorAll<SVGSVGElement>('svg')].flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')]
      .filter((text) => text.getClientRects().length > 0)
      .map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        // The box of a text has room above and below the letters.
        const spare = (bottom - top) / 5;
        const lost = [
          frame.left - left,
          right - frame.right,
          frame.top - top - spare,
          bottom - spare - frame.bottom,
        ];
        return { text: text.textContent, lost: Math.max(...lost) };
      })
      .filter(({ lost }) => lost > 1);
  });
}

/** Pixels that the page can be scrolled sideways. */
export function sidewaysRoom(): number {
  const root = document.documentElement;
  return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
}

/** Boxes that scroll sideways, with what a reader and a keyboard know of it. */
export function scrollingBoxes(): { name: string; hasFocus: boolean; showsIt: boolean }[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((box) => ['auto', 'scroll'].includes(getComputedStyle(box).overflowX))
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => ({
      name: box.getAttribute('aria-label') ?? box.textContent.slice(0, 40),
      hasFocus: box.tabIndex === 0,
      showsIt: getComputedStyle(box).backgroundImage !== 'none',
    }));
}

/** The levels of the headings, in order. */
export const headingLevels = (): number[] =>
  [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) =>
    Number(tagName.slice(1)),
  );

/** Cells that are headers without saying of what, and tables without any. */
export function tablesWithoutHeaders(): string[] {
  const tables = [...document.querySelectorAll('table')].filter(
    (table) => table.querySelector('th[scope="col"], th[scope="row"]') === null,
  );
  const cells = [...document.querySelectorAll('th')].filter((cell) => cell.scope === '');
  return [...tables, ...cells].map((element) => element.outerHTML.slice(0, 120));
}

/** What is missing of pictures: a description that screen readers find, and the numbers as a table. */
export function pictureFaults(): string[] {
  return [...document.querySelectorAll('figure')].flatMap((figure) => {
    const name = figure.querySelector('h2, h3')?.textContent ?? figure.outerHTML.slice(0, 80);
    const drawings = [...figure.querySelectorAll('svg')];
    const undescribed = drawings.filter((svg) => {
      const words = svg.getAttribute('aria-label') ?? svg.querySelector('title')?.textContent ?? '';
      return svg.getAttribute('role') !== 'img' || words.trim() === '';
    });
    return [
      ...(undescribed.length > 0 ? [`${name}: a drawing without a description`] : []),
      ...(figure.querySelector('table') === null ? [`${name}: no table of its numbers`] : []),
    ];
  });
}

/** What is folded is opened. */
export function unfold(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** How light the page and its text are, from 0 to 1. */
export function lightness(): { paper: number; ink: number } {
  const light = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  };
  const { backgroundColor, color } = getComputedStyle(document.body);
  return { paper: light(backgroundColor), ink: light(color) };
}

/** How tables are laid out: on paper, heads are repeated, and nothing is hidden by scrolling. */
export function tablesOnPaper(): { heads: string[]; overflow: string[] } {
  const of = (selector: string, property: 'display' | 'overflowX'): string[] => [
    ...new Set(
      [...document.querySelectorAll(selector)].map((each) => getComputedStyle(each)[property]),
    ),
  ];
  return { heads: of('thead', 'display'), overflow: of('.scroll', 'overflowX') };
}

/** What is folded and yet shown, by its name. */
export const foldedAndShown = (): string[] =>
  [...document.querySelectorAll('details:not([open])')]
    .filter((details) => details.getBoundingClientRect().height > 0)
    .map((details) => details.textContent.slice(0, 40));

/** The answers, tables and commands that cannot be seen, though nothing folded holds them. */
export function hiddenParts(): string[] {
  return [...document.querySelectorAll('h1, .sentence, table, .command')]
    .filter((part) => part.closest('details') === null)
    .filter((part) => !part.checkVisibility() || part.getBoundingClientRect().height === 0)
    .map((part) => part.outerHTML.slice(0, 120));
}
