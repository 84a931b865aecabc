import type { BlockContent, DefinitionContent, Literal, Node, Parent, PhrasingContent } from "mdast";
import type { Audience } from "./edition.ts";
import type { Language } from "./language.ts";

/** A test before the training, or the one after it. */
export type TestKind = "pre" | "post";

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
  /** A loose sheet, printed in the sheets file and not in the participant's book. */
  separate?: boolean | undefined;
  /** Objectives that it serves: "1" in its session, or "2.1" with the session. */
  objectives?: string[] | undefined;
  /** How the group works, such as "studi kasus". */
  method?: string | undefined;
  /** When a sheet is handed out: an anchor, or words. */
  when?: string | undefined;
  /** Equal cards in one set. */
  pieces?: number | undefined;
  /** What is evaluated: a day, or the whole training. */
  occasion?: "daily" | "final" | undefined;
  /** Heads of the columns of a table to fill. */
  columns?: string[] | undefined;
  /** Participants get the first column of a table to fill. */
  firstColumn?: boolean | undefined;
  /** The words of the blanks are printed for choosing from. */
  wordBank?: boolean | undefined;
  /** Which test it is. */
  kind?: TestKind | undefined;
  /** The only test that an item is for. */
  forTest?: TestKind | undefined;
  /** Right answers that a test asks for, in percent. */
  passMark?: number | undefined;
  /** How a room is set. */
  shape?: "circle" | "u" | "groups" | "pairs" | "plenary" | undefined;
  /** Names of one clock or two. */
  clocks?: string[] | undefined;
  /** What a sheet is shown on. */
  medium?: "flipchart" | "slide" | undefined;
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
  /** Its source of law, resolved. */
  cited?: Citation;
  /** Language of its text, where it is another than that of the text around it. */
  written?: Language;
  children: (BlockContent | DefinitionContent)[];
}

/** A word that participants write in themselves: `[[word]]`. */
export interface Blank extends Literal {
  type: "blank";
  /** The answer; empty in an edition that withholds it. */
  value: string;
}

/** What a reference points to, after resolution. */
export interface ReferenceTarget {
  kind: "module" | "session" | "block" | "figure" | "table";
  /** Name of the block's type. */
  name?: string;
  number?: string;
  title: string;
  /** Who has it; everyone for what is no block or stands in none that is withheld. */
  audience: Audience;
  /** The module that it stands in, where that is another than the reference's. */
  module?: { id: string; title: string; number?: number | undefined };
}

/** A reference to something numbered: `{ref:anchor}`, or in another module `{ref:module/anchor}`. */
export interface CrossReference extends Node {
  type: "crossReference";
  /** Anchor as written, then as resolved. */
  target: string;
  resolved?: ReferenceTarget;
}

/** One instrument in a citation. */
export interface CitedItem {
  /** Key in references.yaml. */
  key: string;
  /** Part of the instrument, as written, such as "ps 28"; empty for the whole. */
  locator: string;
  /** Words before it, such as "jo."; plain words alone, where the key is empty. */
  before?: string;
}

/** A citation of law: `[@uu-21-2000 ps 28; @uu-1-2026]`. */
export interface Citation extends Node {
  type: "citation";
  items: CitedItem[];
  /** In plain words, "UU 21/2000 Pasal 28"; empty until it is resolved. */
  value: string;
  /** Where it names an instrument for the first time in its session, in the edition. */
  anchor?: string;
}

/** The first use of a term of the glossary in a session, in the edition. */
export interface TermUse extends Parent {
  type: "termUse";
  /** Key of the term. */
  key: string;
  anchor: string;
  children: PhrasingContent[];
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
  interface PhrasingContentMap {
    blank: Blank;
    crossReference: CrossReference;
    citation: Citation;
    termUse: TermUse;
  }
  interface RootContentMap {
    blank: Blank;
    crossReference: CrossReference;
    citation: Citation;
    termUse: TermUse;
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
