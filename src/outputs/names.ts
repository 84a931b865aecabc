/** Outputs that this version writes, in the order it writes them. */
export const outputNames = ["html", "pdf"] as const;

/** Outputs that design names and later versions bring. */
export const laterOutputs = ["press", "photocopy", "booklet"] as const;

/** Name of an output. */
export type OutputName = (typeof outputNames)[number];
