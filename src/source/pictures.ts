import { readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import { imageSize } from "image-size";
import type { Node } from "unist";
import type { VFile } from "vfile";
import { report } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Picture } from "../model/nodes.ts";
import { slashed } from "./read-text.ts";

/** Kinds of picture a lesson may show, by file ending, with how their content begins. */
const kinds: Record<string, { mediaType: string; begins: RegExp }> = {
  // oxlint-disable-next-line no-control-regex -- the signature of PNG has control characters
  png: { mediaType: "image/png", begins: /^\x89PNG\r\n\x1a\n/ },
  jpg: { mediaType: "image/jpeg", begins: /^\xff\xd8\xff/ },
  jpeg: { mediaType: "image/jpeg", begins: /^\xff\xd8\xff/ },
  webp: { mediaType: "image/webp", begins: /^RIFF[\s\S]{4}WEBP/ },
  svg: { mediaType: "image/svg+xml", begins: /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE|svg)/ },
};

/** Reads the pictures of a package, each once; nothing outside the package's folder is ever opened. */
export class PictureReader {
  readonly #root: string;
  readonly #read = new Map<string, Promise<Uint8Array>>();

  /** @param root absolute, real folder of the package */
  constructor(root: string) {
    this.#root = root;
  }

  /** Reads the picture that `url` names from `file`; what is wrong is reported at `node`, and undefined returned. */
  async read(url: string, file: VFile, node: Node): Promise<Picture | undefined> {
    const written = decode(url);
    if (/^[a-z][a-z\d+.-]*:/i.test(written) || written.startsWith("//") || isAbsolute(written)) {
      report(file, "image-outside", { path: written }, node);
      return undefined;
    }
    const path = resolve(this.#root, dirname(file.path), written);
    if (!this.#contains(path)) {
      report(file, "image-outside", { path: written }, node);
      return undefined;
    }
    const kind = kinds[(/\.([^.]+)$/.exec(path)?.[1] ?? "").toLowerCase()];
    if (!kind) {
      report(file, "image-kind", { path: written, expected: Object.keys(kinds).join(", ") }, node);
      return undefined;
    }
    return this.#readInside(path, written, { file, node, kind });
  }

  async #readInside(
    path: string,
    written: string,
    at: { file: VFile; node: Node; kind: { mediaType: string; begins: RegExp } },
  ): Promise<Picture | undefined> {
    const { file, node, kind } = at;
    const names = await readdir(dirname(path)).catch((): string[] => []);
    // A listing knows the true spelling: Windows and macOS open Foto.JPG as foto.jpg, the next machine does not.
    if (!names.includes(basename(path))) {
      const near = nearest(basename(path), names) ?? "";
      report(file, "image-missing", { path: written, near }, node);
      return undefined;
    }
    const real = await realpath(path);
    if (!this.#contains(real)) {
      report(file, "image-outside", { path: written }, node);
      return undefined;
    }
    try {
      const bytes = await this.#bytes(real);
      if (!kind.begins.test(Buffer.from(bytes.subarray(0, 64)).toString("latin1"))) {
        report(file, "image-broken", { path: written, detail: `no ${kind.mediaType}` }, node);
        return undefined;
      }
      const { width, height } = imageSize(bytes);
      return { path: slashed(relative(this.#root, path)), mediaType: kind.mediaType, bytes, width, height };
    } catch (error) {
      report(file, "image-broken", { path: written, detail: (error as Error).message }, node);
      return undefined;
    }
  }

  #contains(path: string): boolean {
    const inside = relative(this.#root, path);
    return inside !== "" && !inside.startsWith("..") && !isAbsolute(inside);
  }

  #bytes(path: string): Promise<Uint8Array> {
    const known = this.#read.get(path);
    if (known) return known;
    const reading = readFile(path);
    this.#read.set(path, reading);
    return reading;
  }
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
