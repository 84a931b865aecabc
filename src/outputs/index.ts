import { booklet } from "./booklet.ts";
import { html } from "./html.ts";
import type { OutputName } from "./names.ts";
import type { Output } from "./output.ts";
import { pdf } from "./pdf.ts";
import { photocopy } from "./photocopy.ts";
import { press } from "./press.ts";
import { review } from "./review.ts";

/** Every output by its name. A new one is one file and one line here. */
export const outputs = { html, pdf, press, photocopy, booklet, review } satisfies Record<OutputName, Output>;
