import type { PdfValue } from "../../pdf-value.ts";
import { Lexer } from "./lexer.ts";
import { LimitReached, type Budget } from "./limits.ts";
import type { PdfStream } from "./stream.ts";

/** What stands in an object stream: numbers of the objects with their offsets. */
export interface Members {
  lexer: Lexer;
  offsets: [number: number, offset: number][];
}

/** What reading an object stream needs of its file. */
interface Source {
  budget: Budget;
  number(value: PdfValue | undefined): number | undefined;
  data(stream: PdfStream): Uint8Array;
}

/** Reads the head of an object stream (ISO 32000-1, 7.5.7). @throws LimitReached */
export function membersOf(source: Source, stream: PdfStream): Members {
  const first = source.number(stream.dictionary.get("First")) ?? 0;
  const count = source.number(stream.dictionary.get("N")) ?? 0;
  const { objects, depth } = source.budget.limits;
  if (count > objects) throw new LimitReached("objects", objects);
  const lexer = new Lexer(source.data(stream), 0, { references: true, depth });
  const offsets: Members["offsets"] = [];
  for (let index = 0; index < count; index += 1) {
    const [number, offset] = [lexer.next(), lexer.next()];
    if (typeof number !== "number" || typeof offset !== "number") break;
    offsets.push([number, first + offset]);
  }
  return { lexer, offsets };
}
