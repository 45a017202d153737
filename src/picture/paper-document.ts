/** Just enough of a document to draw charts in where there is no browser, and to write down what was drawn. */
const svgSpace = "http://www.w3.org/2000/svg";

type PaperNode = PaperElement | PaperText;

class PaperText {
  readonly nodeType = 3;
  parentNode: PaperElement | null = null;
  readonly textContent: string;
  constructor(text: string) {
    this.textContent = text;
  }
}

export class PaperElement {
  readonly nodeType = 1;
  parentNode: PaperElement | null = null;
  childNodes: PaperNode[] = [];
  readonly attributes = new Map<string, string>();
  readonly styles = new Map<string, string>();
  /** Written by property and by name. */
  readonly style: object;
  readonly ownerDocument: PaperDocument;
  readonly namespaceURI: string;
  readonly tagName: string;

  constructor(ownerDocument: PaperDocument, namespaceURI: string, tagName: string) {
    this.ownerDocument = ownerDocument;
    this.namespaceURI = namespaceURI;
    this.tagName = tagName;
    const { styles } = this;
    const named = {
      setProperty: (name: string, value: string) => styles.set(name, value),
      removeProperty: (name: string) => styles.delete(name),
    };
    this.style = new Proxy(named, {
      set: (_, name, value) => {
        styles.set(
          String(name).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
          String(value),
        );
        return true;
      },
    });
  }

  get textContent(): string {
    return this.childNodes.map(({ textContent }) => textContent).join("");
  }

  /** Figures are written as they are. */
  set textContent(text: unknown) {
    this.childNodes = [];
    if (text !== null && text !== undefined && text !== "")
      this.appendChild(this.ownerDocument.createTextNode(String(text)));
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  setAttributeNS(_space: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  appendChild<Child extends PaperNode>(child: Child): Child {
    return this.insertBefore(child, null);
  }

  insertBefore<Child extends PaperNode>(child: Child, before: PaperNode | null): Child {
    child.parentNode?.removeChild(child);
    child.parentNode = this;
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(at, 0, child);
    return child;
  }

  removeChild<Child extends PaperNode>(child: Child): Child {
    this.childNodes = this.childNodes.filter((one) => one !== child);
    child.parentNode = null;
    return child;
  }

  append(...children: readonly (PaperNode | string)[]): void {
    for (const child of children)
      this.appendChild(typeof child === "string" ? this.ownerDocument.createTextNode(child) : child);
  }

  /** Nothing is looked for: what is drawn is only added to. */
  querySelectorAll(): readonly never[] {
    return [];
  }

  querySelector(): null {
    return null;
  }
}

export class PaperDocument {
  readonly documentElement: PaperElement = new PaperElement(this, "http://www.w3.org/1999/xhtml", "html");

  createElementNS(space: string, name: string): PaperElement {
    return new PaperElement(this, space, name);
  }

  createElement(name: string): PaperElement {
    return new PaperElement(this, svgSpace, name);
  }

  createTextNode(text: string): PaperText {
    return new PaperText(text);
  }
}

export function isPaperElement(drawn: unknown): drawn is PaperElement {
  return drawn instanceof PaperElement;
}

/** What was drawn as text, each attribute as `asWritten` says it, without what `asWritten` leaves out; rules of style are for pages. */
export function writeDrawing(
  element: PaperElement,
  asWritten: (name: string, value: string, element: PaperElement) => string | undefined,
): string {
  if (element.tagName === "style") return "";
  const attributes = [...element.attributes].flatMap(([name, value]) => {
    const written = asWritten(name, value, element);
    return written === undefined ? [] : [` ${name}="${escaped(written)}"`];
  });
  const inner = element.childNodes
    .map((child) => (child instanceof PaperText ? escaped(child.textContent) : writeDrawing(child, asWritten)))
    .join("");
  return `<${element.tagName}${attributes.join("")}>${inner}</${element.tagName}>`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
