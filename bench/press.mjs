// `npm run bench:press`: what it takes to make a press file from a finished PDF, against the browser's own print of the
// same book. Both are measured in turns within one run; each press file is made by a process of its own, whose peak
// memory is asked. What must hold (issue 5): no more time than the print, and less than 300 MB.
// Arguments: repetitions (3), edition (facilitator), modules bound in one book (foa ohs gender-inclusion).
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "../lib/browser/find.js";
import { launchBrowser } from "../lib/browser/launch.js";
import { editions } from "../lib/editions/index.js";
import { bindPackage } from "../lib/model/bindings.js";
import { pressCondition } from "../lib/outputs/press-condition.js";
import { printBook } from "../lib/outputs/print-book.js";
import { printDocument } from "../lib/outputs/print-document.js";
import { Templates } from "../lib/outputs/templates.js";
import { readPackage } from "../lib/pipeline/read-package.js";
import { selectBook } from "../lib/render/book.js";

const [times = "3", edition = "facilitator", ...named] = process.argv.slice(2);
const moduleIds = named.length > 0 ? named : ["foa", "ohs", "gender-inclusion"];
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const generator = "Edisi";
const work = await mkdtemp(join(tmpdir(), "edisi-bench-"));

try {
  await bench();
} finally {
  await rm(work, { recursive: true, force: true });
}

async function bench() {
  const templates = new Templates([join(root, "templates")]);
  const { package: source } = await readPackage(root, moduleIds);
  const modules = moduleIds.map((id) => source.modules.find((module) => module.id === id));
  const book = selectBook(bindPackage({ config: source.config, modules }), source, editions[edition]);
  const { env, platform, arch } = process;
  const browser = await launchBrowser(
    await findBrowser({ environment: { env, platform, arch, home: homedir() } }),
  );
  try {
    const finished = await printBook(book, contextOf(templates, browser));
    const { html } = await printDocument(book, templates, generator);
    const files = { pdf: join(work, "book.pdf"), options: join(work, "options.json") };
    await writeFile(files.pdf, finished.bytes);
    await writeFile(files.options, JSON.stringify(await optionsOf(templates, source.config)));
    const measured = { print: [], press: [], whole: [], megabytes: [] };
    for (let round = 0; round <= Number(times); round += 1) {
      const print = await timed(() => browser.open(html, (document) => document.print({ tagged: true })));
      let child = {};
      const whole = await timed(async () => (child = await pressInChild(files)));
      // The first round warms the disk's cache and is not counted.
      if (round === 0) continue;
      measured.print.push(print);
      measured.whole.push(whole);
      measured.press.push(child.seconds);
      measured.megabytes.push(child.megabytes);
    }
    await tell(measured, { pages: finished.pages, file: files.pdf, version: browser.version });
  } finally {
    await browser.close();
  }
}

function contextOf(templates, browser) {
  return {
    templates,
    generator,
    browser: async () => browser,
    companionPages: async () => undefined,
    looseSheetsOf: async () => undefined,
    extracts: [],
  };
}

/** As a file for the child: the profile in base64. */
async function optionsOf(templates, config) {
  const { intent, ...condition } = await pressCondition(templates, config);
  const profile = Buffer.from(intent.profile).toString("base64");
  return { ...condition, intent: { ...intent, profile }, date: config.date, inside: "colour" };
}

/** Makes a press file in a process that loads nothing but the press library. */
async function pressInChild({ pdf, options }) {
  const child = spawn(process.execPath, [join(here, "press-child.mjs"), pdf, options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (status !== 0) throw new Error(`press-child.mjs ended with ${status}`);
  return JSON.parse(said);
}

async function timed(run) {
  const begun = performance.now();
  await run();
  return (performance.now() - begun) / 1000;
}

async function tell(measured, { pages, file, version }) {
  const { size } = await stat(file);
  const profile = await readFile(join(root, "templates", "press", "inks.json"), "utf8");
  console.log(
    `${moduleIds.join(" + ")}, ${edition}: ${pages} pages, ${(size / 1e6).toFixed(1)} MB, ${version}`,
  );
  console.log(`${JSON.parse(profile).condition}; Node ${process.version}; load ${loadavg()[0].toFixed(1)}`);
  console.log(`${times} rounds after one to warm up; seconds\n`);
  console.log(`${"".padEnd(50)}${"min".padStart(8)}${"median".padStart(8)}`);
  const row = (name, values, digits = 2) => {
    const cells = [Math.min(...values), median(values)].map((value) => value.toFixed(digits).padStart(8));
    console.log(`${name.padEnd(50)}${cells.join("")}`);
  };
  row("one tagged print: load, print; browser running", measured.print);
  row("press: finished PDF to press file", measured.press);
  row("the same as a process, with node and profiles", measured.whole);
  row(
    "press, of 350 pages",
    measured.press.map((seconds) => (seconds / pages) * 350),
  );
  row("peak memory of that process, MB", measured.megabytes, 0);
  const ratios = measured.press.map((seconds, round) => seconds / measured.print[round]);
  console.log("");
  row("press / print (at most 1)", ratios);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
