import { createHash } from "node:crypto";
import type { Element } from "hast";
import type { Root } from "mdast";
import type { Picture } from "../../model/nodes.ts";
import { shownBytes } from "../../outputs/pictures.ts";
import { eachElement } from "../../render/each-element.ts";
import { pictureScheme } from "../../render/render-tree.ts";
import { walk } from "../../transforms/walk.ts";

/** Where pictures are served; the hash of the content follows. */
const pictureAddress = "/.edisi/picture/";

/** Pictures of books that are served from memory: each has an address that changes with its content. */
export class HostedPictures {
  readonly #byHash = new Map<string, Picture>();
  readonly #hashes = new WeakMap<Uint8Array, string>();

  /** Gives the pictures of rendered sections their addresses. @param trees what the sections were rendered from */
  host(sections: readonly Element[], trees: readonly Root[]): void {
    let pictures: Map<string, Picture> | undefined;
    for (const section of sections) {
      eachElement(section, ({ tagName, properties }) => {
        if (tagName !== "img" || typeof properties.src !== "string") return;
        if (!properties.src.startsWith(`${pictureScheme}:`)) return;
        pictures ??= picturesIn(trees);
        const picture = pictures.get(properties.src.slice(pictureScheme.length + 1));
        if (picture) properties.src = `${pictureAddress}${this.#keep(picture)}`;
      });
    }
  }

  /** A picture's file. @param fonts what one that sets text brings along */
  async file(
    hash: string,
    fonts: () => Promise<string>,
  ): Promise<{ mediaType: string; bytes: Uint8Array } | undefined> {
    const picture = this.#byHash.get(hash);
    if (!picture) return undefined;
    const { mediaType } = picture;
    const bytes = mediaType === "image/svg+xml" ? shownBytes(picture, await fonts()) : picture.bytes;
    return { mediaType, bytes };
  }

  #keep(picture: Picture): string {
    const { bytes, mediaType } = picture;
    const hash =
      this.#hashes.get(bytes) ??
      createHash("sha256").update(`${mediaType}\0`).update(bytes).digest("base64url").slice(0, 32);
    this.#hashes.set(bytes, hash);
    this.#byHash.set(hash, picture);
    return hash;
  }
}

function picturesIn(trees: readonly Root[]): Map<string, Picture> {
  const found = new Map<string, Picture>();
  for (const tree of trees) {
    walk(tree, (node) => {
      if (node.type === "image" && node.data?.picture) found.set(node.data.picture.path, node.data.picture);
    });
  }
  return found;
}
