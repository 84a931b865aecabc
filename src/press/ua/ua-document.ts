import type { StructureElement } from "./structure.ts";

/** An annotation as far as the rules ask. */
export interface UaAnnotation {
  number: number;
  /** Name without slash. */
  subtype: string;
  /** Its words, or none. */
  contents: string;
  /** Object of its structure element by the parent tree. */
  element: number | undefined;
}

/** A page as far as the rules ask. */
export interface UaPage {
  number: number;
  /** Order of tabs: name without slash. */
  tabs: string | undefined;
  annotations: readonly UaAnnotation[];
  /** By number of the marked sequence: object of its structure element. */
  owners: readonly (number | undefined)[];
}

/** What the rules look at, read from a file or known while one is made. */
export interface UaDocument {
  /** Of the XMP packet. */
  metadata: { part: string | undefined; title: string | undefined };
  catalog: { language: string | undefined; displaysTitle: boolean; marked: boolean; suspects: boolean };
  roleMap: ReadonlyMap<string, string>;
  /** In reading order, by object. */
  elements: ReadonlyMap<number, StructureElement>;
  pages: readonly UaPage[];
}

/** A rule that a machine can check. */
export interface UaRule {
  /** Failure conditions of the Matterhorn Protocol 1.1 that it looks for: https://pdfa.org/resource/the-matterhorn-protocol/ */
  id: string;
  /** Clause of ISO 14289-1. */
  clause: string;
  /** Where it does not hold, in words; nothing where it does. */
  places(document: UaDocument): string[];
}
