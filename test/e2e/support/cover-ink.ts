import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";

const run = promisify(execFile);

/** Pixels of a millimetre. */
const scale = 8;

/** From the media box to the finished page, mm: marks and bleed. */
const around = 15;

/** Part of a page, in mm from the upper left corner of the finished page. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A rendered page, which tells where there is ink. */
export interface RenderedPage {
  /** The smallest area that holds all ink of this one; undefined where the paper is empty. */
  ink(area: Area): Area | undefined;
  /** Red, green and blue at a place. */
  colour(x: number, y: number): readonly [number, number, number];
}

/** Renders a page of a cover by Poppler. */
export async function renderCover(bytes: Uint8Array, page = 1): Promise<RenderedPage> {
  const folder = await mkdtemp(join(tmpdir(), "edisi-cover-"));
  try {
    const path = join(folder, "a.pdf");
    await writeFile(path, bytes);
    const at = ["-r", String(scale * 25.4), "-f", String(page), "-l", String(page), "-singlefile", "-png"];
    await run("pdftoppm", [...at, path, join(folder, "p")]);
    const { data, info } = await sharp(join(folder, "p.png"))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return new Render(data, info.width);
  } finally {
    await rm(folder, { recursive: true });
  }
}

class Render implements RenderedPage {
  readonly #data: Uint8Array;
  readonly #width: number;

  constructor(data: Uint8Array, width: number) {
    this.#data = data;
    this.#width = width;
  }

  colour(x: number, y: number): readonly [number, number, number] {
    return this.#pixel(Math.round((x + around) * scale), Math.round((y + around) * scale));
  }

  ink({ left, top, right, bottom }: Area): Area | undefined {
    const found: Area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (let y = Math.ceil((top + around) * scale); y < (bottom + around) * scale; y += 1)
      for (let x = Math.ceil((left + around) * scale); x < (right + around) * scale; x += 1) {
        const [red, green] = this.#pixel(x, y);
        if (red > 200 && green > 200) continue;
        found.left = Math.min(found.left, x / scale - around);
        found.right = Math.max(found.right, (x + 1) / scale - around);
        found.top = Math.min(found.top, y / scale - around);
        found.bottom = Math.max(found.bottom, (y + 1) / scale - around);
      }
    return found.left === Infinity ? undefined : found;
  }

  #pixel(x: number, y: number): readonly [number, number, number] {
    const at = (y * this.#width + x) * 3;
    return [this.#data[at] ?? 0, this.#data[at + 1] ?? 0, this.#data[at + 2] ?? 0];
  }
}
