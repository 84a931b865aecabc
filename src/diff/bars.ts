import type { BarColours } from "../press/stamp/stamp-options.ts";

/**
 * Colours of `templates/diff/diff.css`, which outlines in them what changed: the outlines are taken out of the printed
 * pages, and bars stand at their outer margins.
 */
export const bars: BarColours = { solid: "#ff00fe", dashed: "#fe00ff" };
