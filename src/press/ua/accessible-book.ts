import { inflateSync } from "node:zlib";
import { isRef, type ChromiumPdf } from "../chromium-pdf.ts";
import type { ObjectWriter } from "../object-writer.ts";
import { decodeText, PdfSyntaxError } from "../pdf-value.ts";
import { markArtifacts, type Marking } from "./artifacts.ts";
import type { UaDocument } from "./ua-document.ts";
import {
  alternativesIn,
  annotationsOf,
  linkedContent,
  targetOf,
  withContents,
  type PrintedAnnotation,
} from "./links.ts";
import { markedText, readCodeMap, type CodeMap, type MarkedSequence } from "./marked-text.ts";
import { mendFigures, mendLists, repeatedHeads, roleMapOf } from "./mend-structure.ts";
import { mendTables } from "./mend-tables.ts";
import { StructureTree } from "./structure-tree.ts";
import { writeElement, type StructureElement } from "./structure.ts";

const nothing: ReadonlySet<number> = new Set();

/**
 * What PDF/UA-1 (ISO 14289-1) asks of a book beyond what Chromium writes: `markPage` for every page's content, then
 * `finish` once. Nothing that is seen or said changes.
 */
export class AccessibleBook {
  readonly #pdf: ChromiumPdf;
  readonly #writer: ObjectWriter;
  readonly #bodies: ReadonlyMap<number, string>;
  readonly #tree: StructureTree;
  readonly #pictures: Map<number, Set<number>>;
  /** Pictures and bullets. */
  readonly #drawn: Map<number, Set<number>>;
  readonly #repeated: Map<number, Set<number>>;
  readonly #wanted: Map<number, Set<number>>;
  /** By page: sequences that are artifacts now. */
  readonly #idle = new Map<number, number[]>();
  /** By page: sequences that its content has. */
  readonly #seen = new Map<number, Set<number>>();
  readonly #operators = new Map<number, Map<number, string>>();
  /** By font, and by page and the name it knows the font by. */
  readonly #codeMaps = new Map<number | string, CodeMap>();

  /** @param bodies bodies that objects have by now, where other than in the file */
  constructor(pdf: ChromiumPdf, writer: ObjectWriter, bodies: ReadonlyMap<number, string>) {
    this.#pdf = pdf;
    this.#writer = writer;
    this.#bodies = bodies;
    this.#tree = new StructureTree(pdf, bodies);
    mendFigures(this.#tree);
    this.#pictures = contentOf(this.#tree, ["Figure"]);
    this.#drawn = contentOf(this.#tree, ["Figure", "Lbl"]);
    this.#repeated = byPage(repeatedHeads(this.#tree));
    this.#wanted = linkedContent(this.#tree);
  }

  /** A page's content with artifacts marked. @throws PdfSyntaxError where it is not what Skia writes */
  markPage(page: number, content: string, margins: Pick<Marking, "head" | "foot">): string {
    const marked = markArtifacts(content, {
      drawn: this.#drawn.get(page) ?? nothing,
      repeated: this.#repeated.get(page) ?? nothing,
      wanted: this.#wanted.get(page) ?? nothing,
      holdsMarks: (name) => this.#holdsMarks(page, name),
      ...margins,
    });
    this.#seen.set(page, marked.seen);
    this.#idle.set(page, marked.idle);
    this.#operators.set(page, marked.operators);
    return marked.content;
  }

  /** Marked sequences of a page's pictures. */
  picturesOf(page: number): ReadonlySet<number> {
    return this.#pictures.get(page) ?? nothing;
  }

  /**
   * Whether a form of a page has marked sequences. Skia numbers them as if they stood on the page, where nobody will find
   * them: such a page is left as it is, and a rule finds it (01-005). It takes an opacity or a blend mode on running text.
   */
  #holdsMarks(page: number, name: string): boolean {
    const resources = this.#pdf.dictionary(this.#pdf.dictionary({ ref: page }).get("Resources"));
    const form = this.#pdf.dictionary(resources.get("XObject") ?? new Map()).get(name);
    if (!isRef(form)) return false;
    const { entries, data } = this.#pdf.stream(form.ref);
    if (!/\/Subtype\s*\/Form\b/.test(entries)) return false;
    return (entries.includes("/FlateDecode") ? inflateSync(data) : data).includes("/MCID");
  }

  /** Writes tags and links as they have to be; answers what the rules look at. */
  finish(): UaDocument {
    const { catalog } = this.#pdf;
    const tree = this.#tree;
    const roleMap = roleMapOf(tree);
    const pages = this.#pdf.pages();
    for (const page of pages) {
      for (const mcid of this.#idle.get(page) ?? []) tree.dropContent({ page, mcid });
    }
    const newNumber = (): number => this.#writer.newNumber();
    mendLists(tree, newNumber);
    mendTables(tree, newNumber);
    const annotations = pages.flatMap((page) => annotationsOf(this.#pdf, page));
    const contents = new Map(annotations.map((each) => [each.number, this.#describe(each)]));
    this.#write(roleMap);
    const marks = this.#pdf.dictionary(catalog.get("MarkInfo") ?? new Map());
    const preferences = this.#pdf.dictionary(catalog.get("ViewerPreferences") ?? new Map());
    const language = catalog.get("Lang");
    return {
      metadata: { part: "1", title: "" },
      catalog: {
        language: typeof language === "string" ? decodeText(language) : undefined,
        displaysTitle: preferences.get("DisplayDocTitle") === true,
        marked: marks.get("Marked") === true,
        suspects: marks.get("Suspects") === true,
      },
      roleMap,
      elements: tree.elements,
      pages: pages.map((number) => {
        const tabs = this.#pdf.dictionary({ ref: number }).get("Tabs");
        return {
          number,
          tabs: typeof tabs === "object" && tabs !== null && "name" in tabs ? tabs.name : undefined,
          annotations: annotations
            .filter(({ page }) => page === number)
            .map((each) => ({
              number: each.number,
              subtype: subtypeOf(each),
              contents: contents.get(each.number) ?? "",
              element: this.#elementOf(each)?.number,
            })),
          owners: (tree.owners.get(number) ?? []).map((owner, mcid) =>
            this.#seen.get(number)?.has(mcid) === true ? owner : undefined,
          ),
        };
      }),
    };
  }

  #elementOf({ entries }: PrintedAnnotation): StructureElement | undefined {
    const key = entries.get("StructParent");
    const number = typeof key === "number" ? this.#tree.annotations.get(key) : undefined;
    return number === undefined ? undefined : this.#tree.elements.get(number);
  }

  /** Gives an annotation its words: those it stands on, those of the picture it stands on, or where it leads. */
  #describe(annotation: PrintedAnnotation): string {
    const element = this.#elementOf(annotation);
    const sequences = element ? this.#sequencesOf(element) : [];
    const words =
      markedText(sequences) ||
      (element ? alternativesIn(this.#tree, element) : "") ||
      targetOf(this.#pdf, annotation);
    this.#writer.replace(annotation.number, withContents(this.#pdf.body(annotation.number), words));
    return words;
  }

  #sequencesOf(element: StructureElement): MarkedSequence[] {
    return this.#tree.leavesOf(element).flatMap((leaf) => {
      const operators = leaf.kind === "content" ? this.#operators.get(leaf.page)?.get(leaf.mcid) : undefined;
      return operators === undefined ? [] : [{ operators, fonts: (name) => this.#codeMap(leaf.page, name) }];
    });
  }

  #codeMap(page: number, name: string): CodeMap {
    const key = `${page} ${name}`;
    const known = this.#codeMaps.get(key);
    if (known) return known;
    const resources = this.#pdf.dictionary(this.#pdf.dictionary({ ref: page }).get("Resources"));
    const font = this.#pdf.dictionary(resources.get("Font")).get(name);
    if (!isRef(font)) throw new PdfSyntaxError(`no font ${name}`);
    const codes = this.#codeMaps.get(font.ref) ?? codeMapOf(this.#pdf, font.ref);
    this.#codeMaps.set(key, codes).set(font.ref, codes);
    return codes;
  }

  #write(roleMap: ReadonlyMap<string, string>): void {
    const root = this.#pdf.catalog.get("StructTreeRoot");
    if (!isRef(root)) return;
    for (const element of this.#tree.elements.values()) {
      if (element.changed) this.#writer.replace(element.number, writeElement(element));
    }
    for (const number of this.#tree.removed) this.#writer.remove(number);
    for (const [number, body] of this.#tree.changedParents()) this.#writer.replace(number, body);
    const roles = [...roleMap].map(([role, standard]) => `/${role} /${standard}`).join(" ");
    const body = this.#bodies.get(root.ref) ?? this.#pdf.body(root.ref);
    if (roles !== "")
      this.#writer.replace(
        root.ref,
        body.replace(/^<</, () => `<</RoleMap <<${roles}>>\n`),
      );
  }
}

function codeMapOf(pdf: ChromiumPdf, font: number): CodeMap {
  const stream = pdf.dictionary({ ref: font }).get("ToUnicode");
  if (!isRef(stream)) throw new PdfSyntaxError(`font ${font} without ToUnicode`);
  const { entries, data } = pdf.stream(stream.ref);
  const text = entries.includes("/FlateDecode") ? inflateSync(data) : data;
  return readCodeMap(text.toString("latin1"));
}

function subtypeOf({ entries }: PrintedAnnotation): string {
  const subtype = entries.get("Subtype");
  return typeof subtype === "object" && subtype !== null && "name" in subtype ? subtype.name : "";
}

/** Sequences of elements with some roles, by page. */
function contentOf(tree: StructureTree, roles: readonly string[]): Map<number, Set<number>> {
  const found = [...tree.elements.values()].filter(({ role }) => roles.includes(role));
  return byPage(found.flatMap((element) => tree.leavesOf(element).filter((leaf) => leaf.kind === "content")));
}

function byPage(places: readonly { page: number; mcid: number }[]): Map<number, Set<number>> {
  const pages = new Map<number, Set<number>>();
  for (const { page, mcid } of places) pages.set(page, (pages.get(page) ?? new Set()).add(mcid));
  return pages;
}
