import type { OpenPdf } from "./pdf-document.ts";
import { make } from "./elements.ts";
import { words } from "./words.ts";

/** A page of a PDF file: paper that is drawn on while it is near the window. */
export class PdfPage {
  readonly element: HTMLElement;
  readonly #index: number;
  #canvas: HTMLCanvasElement | undefined;
  /** Counts drawings: one that is overtaken by another leaves nothing behind. */
  #turn = 0;
  #near = false;

  constructor(index: number, label: string) {
    this.#index = index;
    this.element = make("div", { class: "sheet", role: "img", "aria-label": `${words.page} ${label}` });
  }

  get near(): boolean {
    return this.#near;
  }

  /** Sets the paper's size in CSS pixels. */
  resize(width: number, height: number): void {
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
  }

  /** Draws the page. What was drawn before stays until then. */
  async draw(pdf: OpenPdf): Promise<void> {
    this.#near = true;
    this.#turn += 1;
    const turn = this.#turn;
    const page = await pdf.page(this.#index);
    const { width } = page.getViewport({ scale: 1 });
    const sharpness = Math.min(window.devicePixelRatio, 2);
    const viewport = page.getViewport({ scale: (this.element.clientWidth / width) * sharpness });
    const canvas = make("canvas", {
      width: `${Math.floor(viewport.width)}`,
      height: `${Math.floor(viewport.height)}`,
    });
    await page.render({ canvas, viewport }).promise;
    if (turn !== this.#turn) return;
    this.element.replaceChildren(canvas);
    this.#canvas = canvas;
    this.element.dataset["drawn"] = "true";
  }

  /** Gives back the memory of a page that is far away. */
  clear(): void {
    this.#near = false;
    this.#turn += 1;
    if (!this.#canvas) return;
    this.#canvas.width = 0;
    this.#canvas.remove();
    this.#canvas = undefined;
    delete this.element.dataset["drawn"];
  }
}
