import type { PdfValue } from "../../pdf-value.ts";
import type { Run } from "./run.ts";

/** What an operator of a content stream does, from its operands. */
export type Operator = (run: Run, operands: readonly PdfValue[]) => void;
