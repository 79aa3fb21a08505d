// On a page: a button below each picture that saves it as PNG, for decks that take no SVG. The script makes the
// buttons, so that a page without script has none.

/** Pixels of the file for each pixel of the drawing, so that it is sharp on a projector and in print. */
const density = 2;

/** Around the drawing, in its own pixels. */
const margin = 16;

for (const figure of document.querySelectorAll('figure')) {
  // The first drawing is the wide one; that for telephones follows it.
  const drawing = figure.querySelector('svg');
  if (drawing !== null) figure.append(saveButton(drawing, nameOf(figure)));
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

/** The drawing as it is in light colours, on white, whatever the page shows now. */
async function png(drawing: SVGSVGElement): Promise<string> {
  const { width, height } = drawing.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(alone(drawing, width, height))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * margin) * density;
  canvas.height = (height + 2 * margin) * density;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, margin * density, margin * density, width * density, height * density);
  return canvas.toDataURL('image/png');
}

/** A drawing as a file of its own, with the style that it has from the page. */
function alone(drawing: SVGSVGElement, width: number, height: number): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width * density));
  copy.setAttribute('height', String(height * density));
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  const font = getComputedStyle(drawing).fontFamily;
  style.textContent = `${plainRules()} svg{color-scheme:light;font-family:${font}}`;
  copy.prepend(style);
  return new XMLSerializer().serializeToString(copy);
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
