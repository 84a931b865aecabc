// These functions run in the page: each must stand alone, and may use nothing from around it.

interface Image {
  readonly alt: string;
  readonly src: string;
  decode(): Promise<void>;
}

interface FontFace {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  readonly status: string;
}

interface Element {
  textContent: string | null;
  remove(): void;
  readonly classList: { add(name: string): void; remove(name: string): void };
}

declare const document: {
  readonly documentElement: Element & { append(element: Element): void };
  readonly fonts: Iterable<FontFace> & { readonly ready: Promise<unknown> };
  readonly images: Iterable<Image>;
  createElement(name: string): Element;
  querySelector(selector: string): Element | null;
};

/** Waits for fonts and images, and answers in words which of them cannot be read. */
export async function waitUntilDrawn(): Promise<string[]> {
  const images = [...document.images].map((image) =>
    image.decode().then(
      () => [],
      () => [`image ${image.alt ? `"${image.alt}" ` : ""}${image.src.slice(0, 80)}`],
    ),
  );
  const broken = (await Promise.all(images)).flat();
  await document.fonts.ready;
  const faces = [...document.fonts].filter((face) => face.status === "error");
  return [...broken, ...faces.map((face) => `font ${face.family} ${face.weight} ${face.style}`)];
}

/** Makes the content invisible, or visible again. */
export function hideContent(hidden: boolean): void {
  const name = "edisi-layout-only";
  document.querySelector(`style.${name}`)?.remove();
  document.documentElement.classList.remove(name);
  if (!hidden) return;
  const style = document.createElement("style");
  style.classList.add(name);
  style.textContent = `html.${name} body { visibility: hidden !important }`;
  document.documentElement.append(style);
  document.documentElement.classList.add(name);
}
