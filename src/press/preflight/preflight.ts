import { shared } from "./content/geometry.ts";
import { ImageReader } from "./content/image-inks.ts";
import { InkMap } from "./content/ink-map.ts";
import { ContentReader } from "./content/page-content.ts";
import type { PageContent } from "./content/run.ts";
import { annotationsOf, documentFacts, type DocumentFacts } from "./document.ts";
import { Findings, type Finding } from "./finding.ts";
import { profiles, type ProfileName } from "./profiles.ts";
import { Budget, LimitReached, usualLimits, type Limits } from "./read/limits.ts";
import type { PdfPage } from "./read/pages.ts";
import { PdfFile } from "./read/pdf-file.ts";
import { UnreadablePdf } from "./read/unreadable.ts";
import { preflightRules } from "./rules/index.ts";
import type { PageFacts } from "./rules/rule.ts";
import { Summary, type PreflightFacts } from "./summary.ts";

/** What preflight says of a file. */
export interface PreflightResult {
  profile: ProfileName;
  /** `fail` with at least one error, `warn` with warnings only. */
  verdict: "pass" | "warn" | "fail";
  findings: readonly Finding[];
  facts: PreflightFacts;
  /** Pages with their boxes, for reports. */
  pages: readonly PdfPage[];
}

/** How preflight is run. */
export interface PreflightOptions {
  limits?: Partial<Limits>;
  signal?: AbortSignal;
}

/**
 * Checks any PDF against the rules of a profile: GWG 2022's thresholds and PDF/X-4's checklist.
 * @throws UnreadablePdf where no page of it can be looked at: empty, no PDF, cut off, made to hang its reader
 */
export async function preflight(
  bytes: Uint8Array,
  profile: ProfileName = "sheet",
  { limits = {}, signal }: PreflightOptions = {},
): Promise<PreflightResult> {
  const budget = new Budget({ ...usualLimits, ...limits }, signal);
  const { file, document } = opened(bytes, budget);
  const { thresholds } = profiles[profile];
  const findings = new Findings(profiles[profile]);
  const summary = new Summary();
  for await (const page of examined(file, document, thresholds.inkSquare)) {
    summary.add(page);
    for (const rule of preflightRules) {
      if (rule.page) findings.add(rule, rule.page(page, thresholds), page.page);
    }
  }
  // After the pages: what is damaged is known only once everything has been read.
  for (const rule of preflightRules) {
    if (rule.file) findings.add(rule, rule.file(document, thresholds));
  }
  const all = findings.all(preflightRules);
  const errors = all.some(({ severity }) => severity === "error");
  return {
    profile,
    verdict: errors ? "fail" : all.length > 0 ? "warn" : "pass",
    findings: all,
    facts: summary.facts(document),
    pages: document.pages,
  };
}

function opened(bytes: Uint8Array, budget: Budget): { file: PdfFile; document: DocumentFacts } {
  try {
    const file = new PdfFile(bytes, budget);
    let document = documentFacts(file);
    if (document.pages.length === 0 && !file.encrypted && file.recover()) document = documentFacts(file);
    if (document.pages.length === 0 && !file.encrypted) throw new UnreadablePdf("no-pages");
    return { file, document };
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    throw new UnreadablePdf("limit", { limit: error.limit, value: String(error.value) }, { cause: error });
  }
}

/** Pages one after the other, so that no more than one is in memory. A limit that ends the reading ends with its page. */
async function* examined(
  file: PdfFile,
  { pages }: DocumentFacts,
  inkSquare: number,
): AsyncGenerator<PageFacts> {
  const reader = new ContentReader(file);
  const images = new ImageReader(file);
  for (const page of pages) {
    try {
      file.budget.checkTime();
      const content = reader.read(page);
      const map = await inkMapOf(content, images, file.budget);
      const inkPeak = map?.peak(inkSquare);
      yield { ...content, inkPeak, annotations: annotationsOf(file, page) };
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      const nothing: PageContent = { page, marks: [], groups: [], oddities: new Set(), transparent: false };
      yield { ...nothing, limit: error, inkPeak: undefined, annotations: [] };
      return;
    }
  }
}

async function inkMapOf(
  { marks, page }: PageContent,
  images: ImageReader,
  budget: Budget,
): Promise<InkMap | undefined> {
  const area = shared(page.bleed, page.media);
  if (!area) return undefined;
  const map = new InkMap(area);
  await map.paint(marks, images, budget);
  return map;
}
