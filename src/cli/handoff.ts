import { join, relative } from "node:path";
import { CannotRun } from "../diagnostics/failure.ts";
import { hasErrors } from "../diagnostics/report.ts";
import { nearest } from "../diagnostics/suggest.ts";
import { editionNames, type EditionName } from "../editions/index.ts";
import { fileSize } from "../outputs/library.ts";
import type { HandoffResult, Parcel } from "../parcel/handoff.ts";
import type { Wishes } from "../parcel/order.ts";
import { jsonDiagnostics } from "../reporters/json.ts";
import { prettyDiagnostics } from "../reporters/pretty.ts";
import { prepareBuild } from "./build.ts";
import { wholeNumber } from "./choices.ts";
import type { Shell } from "./shell.ts";
import { table } from "./table.ts";

/** Options of `edisi handoff` as commander parses them. */
export interface HandoffArguments {
  copies?: string;
  edition?: string;
  /** Of the books. */
  language?: string;
  /** Whether to refuse what is not final. */
  release?: boolean;
  imprint?: string;
  deadline?: string;
  deliver?: string;
  contact?: string;
  note?: string;
  out?: string;
  browser?: string;
  json?: boolean;
}

/** Copies that may be ordered of a book. */
const fewestCopies = 1;
const mostCopies = 1_000_000;

/** Letters that have room on the order sheet. */
const roomFor = { deliver: 200, contact: 160, note: 400 } as const;

/** Runs `edisi handoff`. Answers the exit status: 1 where the sources have errors, as in `edisi build`. */
export async function runHandoff(
  modules: readonly string[],
  options: HandoffArguments,
  shell: Shell,
): Promise<number> {
  const wishes = wishesOf(options);
  const { edition, language, release, imprint, out, browser } = options;
  const given = { edition, language, release, imprint, out, browser };
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const prepared = await prepareBuild(modules, { ...asked, jobs: "2" }, shell);
  const copies = copiesOf(options.copies, prepared.editions);
  // pdf.js is large: only who hands anything off waits for it.
  const { handoff } = await import("../parcel/handoff.ts");
  const result = await handoff({
    ...prepared,
    copies,
    wishes,
    onBook: ({ state, id, edition: name, seconds }) => {
      if (state === "published") shell.err(`  ${id} ${name}: ${(seconds ?? 0).toFixed(1)} s\n`);
    },
    onPaper: (path) => shell.err(`  ${shell.texts.packing} ${path}\n`),
  });
  shell.err(prettyDiagnostics(result.diagnostics, shell));
  if (options.json === true) shell.out(`${JSON.stringify(jsonResult(result, shell), null, 2)}\n`);
  if (hasErrors(result.diagnostics) || !result.parcel) {
    shell.err(`${shell.texts.nothingBuilt}\n`);
    return 1;
  }
  for (const { book, words } of result.parcel.remarks) shell.err(`${book}: ${words[shell.language]}\n`);
  if (options.json !== true) shell.out(summary(result.parcel, prepared.destination, shell));
  return 0;
}

/** Copies by edition: `500` for each, or `facilitator=40,participant=500`. @throws CannotRun `order-copies`, `value-unknown` */
function copiesOf(written: string | undefined, editions: readonly EditionName[]): Map<EditionName, number> {
  if (written === undefined) throw new CannotRun("order-copies");
  const bounds = [fewestCopies, mostCopies] as const;
  if (!written.includes("=")) {
    const all = wholeNumber(written.trim(), "--copies", bounds);
    return new Map(editions.map((name) => [name, all]));
  }
  const copies = new Map<EditionName, number>();
  for (const part of written.split(",")) {
    const [name = "", count = ""] = part.split("=").map((each) => each.trim());
    copies.set(editionOf(name, editions), wholeNumber(count, "--copies", bounds));
  }
  const missing = editions.find((name) => !copies.has(name));
  if (missing !== undefined) throw new CannotRun("order-copies", { of: ` (${missing})` });
  return copies;
}

function editionOf(written: string, editions: readonly EditionName[]): EditionName {
  const name = editions.find((each) => each === written.toLowerCase());
  if (name !== undefined) return name;
  throw new CannotRun("value-unknown", {
    option: "--copies",
    value: written,
    known: editions.join(", "),
    near:
      nearest(
        written,
        editionNames.filter((each) => editions.includes(each)),
      ) ?? "",
  });
}

/** @throws CannotRun `date-wrong`, `text-long` */
function wishesOf({ deadline, deliver, contact, note }: HandoffArguments): Wishes {
  if (deadline !== undefined && !isDay(deadline)) {
    throw new CannotRun("date-wrong", { option: "--deadline", value: deadline });
  }
  return {
    deadline,
    deliver: shortText(deliver, "deliver"),
    contact: shortText(contact, "contact"),
    note: shortText(note, "note"),
  };
}

/** A text on one line; one that is empty counts as none. */
function shortText(text: string | undefined, name: keyof typeof roomFor): string | undefined {
  const line = text?.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (line === undefined || line === "") return undefined;
  const { length } = Array.from(line);
  const most = roomFor[name];
  if (length <= most) return line;
  throw new CannotRun("text-long", { option: `--${name}`, length: String(length), most: String(most) });
}

/** Whether a text is a day of the calendar, as ISO 8601 writes it. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function summary(parcel: Parcel, destination: string, { texts, language, cwd }: Shell): string {
  const rows = parcel.files.map(({ path, bytes }) => [path, fileSize(bytes, language)]);
  const total = [`${texts.total}: ${rows.length}`, fileSize(parcel.bytes, language)];
  const place = relative(cwd, join(destination, parcel.path));
  return `${table([[texts.file, texts.size], ...rows, total])}\n${texts.parcel} ${place}\nSHA-256 ${parcel.sha256}\n`;
}

function jsonResult({ diagnostics, parcel }: HandoffResult, { language }: Shell): unknown {
  const remarks = parcel?.remarks.map(({ book, words }) => ({ book, text: words[language] }));
  return {
    diagnostics: jsonDiagnostics(diagnostics, language),
    parcel: parcel ? { ...parcel, remarks } : null,
  };
}
