import type { Element, ElementContent } from "hast";
import type { BlockContent } from "mdast";
import type { VFile } from "vfile";
import type { Audience, Edition } from "../model/edition.ts";
import type { Language, Localized } from "../model/language.ts";
import type { Block, Citation } from "../model/nodes.ts";
import type { AttributeName } from "./attributes.ts";

/** A citation of law, ready for print. */
export interface CitedLaw {
  /** In plain words, linked to the list of law. */
  readonly text: ElementContent[];
  /** Its anchor, where it is the session's first of an instrument. */
  readonly anchor: string | undefined;
  /** When the law was checked, in words. */
  readonly checked: string | undefined;
  /** How well what is said of it is founded, where the authors have not read the text. For those who lead only. */
  readonly founded: string | undefined;
  /** What to beware of, and in which instrument. For those who lead only. */
  readonly pitfalls: readonly { of: string; text: string }[];
}

/** What a block may know while it turns into HTML: policy fields of the edition, never its name. */
export interface BlockContext {
  readonly policy: Pick<Edition, "answers" | "plan">;
  readonly language: Language;
  /** The type's fixed word in the book's language, empty where it has none. */
  readonly label: string;
  /** Whether the title is a heading. */
  readonly titleIsHeading: boolean;
  /** Level of a heading that names this block, 2 to 6. */
  readonly headingLevel: number;
  /** The block's title as HTML, empty where it has none. */
  readonly title: ElementContent[];
  /** The block's content as those get it whom it is handed to, without anything for the one who leads. */
  handedOut(): ElementContent[];
  /** Gives a drawing (inline SVG) its place: the stand-in goes where the drawing belongs. */
  draw(svg: Element): Element;
  /** A citation of law for print; only blocks for those who lead may show more of it than its words. */
  cite(citation: Citation): CitedLaw;
}

/** How a type of block is numbered. */
export interface Numbering {
  /** Where counting starts anew. */
  readonly within: "session" | "module" | "parent";
  /** Types of one series count on together; the block's own name where left out. */
  readonly series?: string;
  /** "2.1", with the number of the session, or "1". */
  readonly style: "dotted" | "plain";
}

/** Everything there is to say about one type of block. */
export interface BlockSpec {
  /** Canonical name, class name and file name. */
  readonly name: string;
  /** Names of the directive, in both languages. */
  readonly words: Localized;
  /** What it is for, in one sentence for authors. */
  readonly doc: Localized;
  /** Whom it addresses; there is no default. */
  readonly audience: Audience;
  /** Whom one such block addresses, where that depends on what its writer says. */
  audienceOf?(block: Block): Audience;
  /**
   * Answers stand inside it. An edition that does not show them gets no check mark, no word of a blank, and of each list
   * item only its first paragraph.
   */
  readonly exercise?: boolean;
  /** Looks at its content once, on the whole source and before numbering: its own checks, its own structure. */
  prepare?(block: Block, file: VFile): void;
  /** What is left for an edition that does not show answers, beyond what every exercise withholds. A copy. */
  withhold?(block: Block): Block;
  /** Its answer in the key at the end of the guide; nothing where left out. */
  key?(block: Block, language: Language): BlockContent[];
  /** What counts through a session begins anew inside it, with anchors that begin with its own. */
  readonly restarts?: boolean;
  /** Copies that its loose sheet is printed in: one for each participant or one for each group. */
  readonly copies?: "participant" | "group";
  /** Fixed word printed before its number or title. */
  readonly label?: Localized;
  readonly attributes: readonly AttributeName[];
  readonly required?: readonly AttributeName[];
  /** Blocks it must stand directly in; anywhere where left out. */
  readonly parents?: readonly string[];
  /** At most one in its parent. */
  readonly once?: boolean;
  /** How it is numbered, on the whole source; not at all where left out. */
  readonly numbered?: Numbering;
  /** Counts towards the duration of what it stands in. */
  readonly timed?: boolean;
  /** A page to fill or hand out: listed after the contents, and begins a page of its own. */
  readonly sheet?: boolean;
  /** Lines a participant gets to write on, counted on the whole source. */
  writeIn?(block: Block): number;
  /** False where its title is no heading: it makes no bookmark, and headings inside do not stand below it. */
  readonly titleIsHeading?: boolean;
  /** The block as HTML. */
  render(block: Block, children: ElementContent[], context: BlockContext): ElementContent[];
}
