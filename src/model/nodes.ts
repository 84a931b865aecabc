import type { BlockContent, DefinitionContent, Parent, PhrasingContent } from "mdast";

/** Values of a block's attributes after validation, by canonical (English) name. */
export interface BlockAttributes {
  /** Anchor that the writer gave with `{#name}`. */
  id?: string | undefined;
  title?: string | undefined;
  /** Minutes. */
  duration?: number | undefined;
  /** Ruled lines, or rows of a table to fill. */
  lines?: number | undefined;
  /** Legal source in words, such as "UU 21/2000 Pasal 28". */
  source?: string | undefined;
  /** When the source was last checked, in words. */
  checked?: string | undefined;
  /** A sheet that its owner does not sign. */
  anonymous?: boolean | undefined;
}

/** A typed block of a lesson: what a container directive became. */
export interface Block extends Parent {
  type: "block";
  /** Canonical (English) name, a key of the table in `blocks/index.ts`. */
  name: string;
  attributes: BlockAttributes;
  /** Title as inline content, where the writer gave it as `[label]`. */
  title?: PhrasingContent[];
  /** Number in the whole source, such as "2.1"; the same in every edition. */
  number?: string;
  /** Anchor, unique in its book. */
  anchor?: string;
  /** Lines to write on in place of the answer, counted on the whole source. */
  writeIn?: number;
  children: (BlockContent | DefinitionContent)[];
}

/** A picture with its caption and number. */
export interface Figure extends Parent {
  type: "figure";
  number?: string;
  anchor?: string;
  children: PhrasingContent[];
  caption?: PhrasingContent[];
}

/** A table's caption, standing right before its table. */
export interface TableCaption extends Parent {
  type: "tableCaption";
  number?: string;
  anchor?: string;
  children: PhrasingContent[];
}

declare module "mdast" {
  interface BlockContentMap {
    block: Block;
    figure: Figure;
    tableCaption: TableCaption;
  }
  interface RootContentMap {
    block: Block;
    figure: Figure;
    tableCaption: TableCaption;
  }
  interface ImageData {
    /** The picture's file, read and measured. */
    picture?: Picture;
  }
}

/** A picture that a lesson shows, read from inside its package. */
export interface Picture {
  /** Path relative to the package's folder, with forward slashes. */
  path: string;
  mediaType: string;
  bytes: Uint8Array;
  /** CSS px, or undefined where the file does not say. */
  width?: number | undefined;
  height?: number | undefined;
}
