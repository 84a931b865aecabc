import { z } from "zod";
import { CannotRun } from "../diagnostics/failure.ts";
import type { PackageConfig } from "../model/book.ts";
import type { PressOptions } from "../press/index.ts";
import type { Templates } from "./templates.ts";

const share = z.number().min(0).max(1);

const inksFile = z.object({
  /** Name of the printing condition in the ICC registry. */
  condition: z.string().min(1),
  /** The condition in words. */
  info: z.string().min(1),
  /** ICC profile beside this file. */
  profile: z.string().min(1),
  /** Sum of inks at one place, 3 for 300 %. */
  inkLimit: z.number().positive().max(4),
  /** Mm. */
  bleed: z.number().min(0).max(10),
  /** Exact inks (cyan, magenta, yellow, black; 0 to 1) of the colours of tokens.css. */
  colours: z.record(z.string().regex(/^#[0-9a-f]{6}$/), z.tuple([share, share, share, share])),
});

/** What every file for a press is converted with: profile, inks of the tokens, limits. */
export type PressCondition = Required<Pick<PressOptions, "intent" | "colours" | "inkLimit" | "bleed">>;

/**
 * The printing condition of the templates, or that of package.yaml in its place.
 * @throws CannotRun `template-broken`
 */
export async function pressCondition(
  templates: Templates,
  { press }: Pick<PackageConfig, "press">,
): Promise<PressCondition> {
  const path = "press/inks.json";
  const parsed = inksFile.safeParse(JSON.parse(await templates.read(path)));
  if (!parsed.success) throw new CannotRun("template-broken", { path, detail: parsed.error.message });
  const { colours, inkLimit, bleed, condition, info, profile } = parsed.data;
  if (press.profile !== undefined) {
    const { bytes, condition: own, info: words, inkLimit: limit } = press.profile;
    return { intent: { profile: bytes, condition: own, info: words }, colours, inkLimit: limit, bleed };
  }
  const intent = { profile: await templates.bytes(`press/${profile}`), condition, info };
  return { intent, colours, inkLimit, bleed };
}
