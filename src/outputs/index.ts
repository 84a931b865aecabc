import { html } from "./html.ts";
import type { OutputName } from "./names.ts";
import type { Output } from "./output.ts";
import { pdf } from "./pdf.ts";

/** Every output by its name. A new one is one file and one line here. */
export const outputs = { html, pdf } satisfies Record<OutputName, Output>;
