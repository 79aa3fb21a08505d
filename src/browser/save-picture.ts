// On a page: a button below each picture that saves it as PNG, for decks that take no SVG. The script makes the
// buttons, so that a page without script has none.

/** Pixels of the file for each pixel of the drawing, so that it is sharp on a projector and in print. */
const density = 2;

/** Around the drawing, in its own pixels. */
const margin = 16;

for (const figure of document.querySelectorAll('figure')) {
  const drawing = figure.querySelector<SVGSVGElement>('svg.wide');
  const numbers = figure.querySelector('details');
  if (drawing !== null) figure.insertBefore(saveButton(drawing, nameOf(figure)), numbers);
}

/** What a picture is called: its own heading, else that of the part of the page that it stands in. */
function nameOf(figure: HTMLElement): string {
  const own = figure.querySelector('figcaption, h2, h3, h4')?.textContent;
  if (own) return own;
  const above = [...document.querySelectorAll('h1, h2, h3')].filter(
    (heading) => heading.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return above.at(-1)?.textContent || 'picture';
}

function saveButton(drawing: SVGSVGElement, name: string): HTMLButtonElement {
  const button = document.createElement('button');
  const words = 'Save as PNG';
  button.type = 'button';
  button.className = 'save';
  button.textContent = words;
  button.setAttribute('aria-label', `${words}: ${name}`);
  button.addEventListener('click', async () => {
    try {
      download(await png(drawing), fileName(name));
      button.textContent = words;
    } catch (error) {
      button.textContent = `Not saved: ${error instanceof Error ? error.message : error}`;
    }
  });
  return button;
}

/** The drawing as it is in light colours, whatever the page shows now. */
async function png(drawing: SVGSVGElement): Promise<string> {
  const { width, height } = drawing.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((width + 2 * margin) * density);
  canvas.height = Math.round((height + 2 * margin) * density);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(alone(drawing, canvas))}`;
  await image.decode();
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

/** A drawing as a file of its own, with paper behind it and the style that it has from the page. */
function alone(drawing: SVGSVGElement, size: { width: number; height: number }): string {
  const { width, height } = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  // The class fits a drawing into the page.
  copy.removeAttribute('class');
  const box = [-margin, -margin, width + 2 * margin, height + 2 * margin];
  set(copy, { width: size.width, height: size.height, viewBox: box.join(' ') });
  const paper = document.createElementNS(drawing.namespaceURI, 'rect');
  const [x = 0, y = 0, boxWidth = 0, boxHeight = 0] = box;
  set(paper, { x, y, width: boxWidth, height: boxHeight, class: 'p-paper' });
  const style = document.createElementNS(drawing.namespaceURI, 'style');
  style.textContent = `${plainRules()} svg{font-family:${getComputedStyle(drawing).fontFamily}}`;
  copy.prepend(style, paper);
  return new XMLSerializer().serializeToString(copy);
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** The rules of the page but those for dark colours, narrow screens and print, which all depend on the medium. */
function plainRules(): string {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  return rules
    .filter((rule) => rule instanceof CSSStyleRule)
    .map(({ cssText }) => cssText)
    .join('\n');
}

/** "Survival by home" is saved as "survival-by-home.png". */
function fileName(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['picture'];
  return `${words.join('-')}.png`;
}

function download(url: string, file: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
}
