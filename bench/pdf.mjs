// `npm run bench:pdf`: what our PDF costs over a bare print of the same HTML by the same browser with the same flags.
// All three are measured in turns within one run, so that a slow moment of the machine meets each of them.
// Arguments: repetitions (5), module (foa), edition (facilitator).
import { spawn } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "../lib/browser/find.js";
import { launchBrowser } from "../lib/browser/launch.js";
import { editions } from "../lib/editions/index.js";
import { printBook } from "../lib/outputs/print-book.js";
import { printDocument } from "../lib/outputs/print-document.js";
import { Templates } from "../lib/outputs/templates.js";
import { readPackage } from "../lib/pipeline/read-package.js";
import { bindModule } from "../lib/model/bindings.js";
import { selectBook } from "../lib/render/book.js";

const [times = "5", moduleId = "foa", edition = "facilitator"] = process.argv.slice(2);
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
  const { package: source } = await readPackage(root, [moduleId]);
  const book = selectBook(bindModule(source.modules[0]), source, editions[edition]);
  const html = join(work, "book.html");
  const { html: htmlText } = await printDocument(book, templates, generator);
  await writeFile(html, htmlText);

  const launch = await launcher();
  const first = await launch();
  const { sandbox, version } = first;
  await first.close();
  const found = JSON.stringify({ ...(await find()), sandbox });

  const rows = {
    bare: () => timed(() => node([join(here, "bare.mjs"), found, html, join(work, "bare.pdf")])),
    whole: () =>
      timed(() =>
        node(
          [join(root, "bin", "edisi.js"), "build", moduleId, "--edition", edition, "--output", "pdf"].concat([
            "--out",
            join(work, "dist"),
          ]),
        ),
      ),
    once: () => once(htmlText, launch),
    stage: () => stage(book, templates, launch),
  };
  const seconds = { bare: [], whole: [], once: [], stage: [] };
  for (let round = 0; round <= Number(times); round += 1) {
    for (const [name, run] of Object.entries(rows)) {
      const took = await run();
      // The first round warms the disk's cache and is not counted.
      if (round > 0) seconds[name].push(took);
    }
  }
  await print(seconds, { version, html, pdf: join(work, "dist", moduleId, `${moduleId}-${edition}.pdf`) });
}

/** One tagged print of the same HTML in this process: what the stage has to be measured against. */
async function once(htmlText, launch) {
  const begun = performance.now();
  const browser = await launch();
  await browser.open(htmlText, (document) => document.print({ tagged: true }));
  await browser.close();
  return (performance.now() - begun) / 1000;
}

/** Our stage alone, in this process: from finished HTML to finished bytes, with the browser's start and end. */
async function stage(book, templates, launch) {
  let begun = 0;
  let browser;
  await printBook(book, {
    templates,
    generator,
    // The pages of the other book are its own print, which this measure leaves out.
    companionPages: async () => undefined,
    browser: async () => {
      begun = performance.now();
      browser = await launch();
      return browser;
    },
  });
  await browser.close();
  return (performance.now() - begun) / 1000;
}

function find() {
  const { env, platform, arch } = process;
  return findBrowser({ environment: { env, platform, arch, home: homedir() } });
}

async function launcher() {
  const found = await find();
  return () => launchBrowser(found);
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

function node(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    child.once("error", reject);
    child.once("close", (status) =>
      status === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${status}:\n${said}`)),
    );
  });
}

async function print(seconds, { version, html, pdf: file }) {
  const megabytes = async (path) => `${((await stat(path)).size / 1e6).toFixed(1)} MB`;
  const names = {
    bare: "bare print as a process of its own, with node",
    whole: "edisi build as a process, the whole command",
    once: "one tagged print: browser start, load, print",
    stage: "PDF stage: browser start to finished PDF",
  };
  console.log(
    `${moduleId} ${edition}: HTML ${await megabytes(html)}, PDF ${await megabytes(file)}, ${version}`,
  );
  console.log(`Node ${process.version}, ${times} rounds after one to warm up; seconds\n`);
  console.log(`${"".padEnd(50)}${"min".padStart(8)}${"median".padStart(8)}`);
  for (const [name, values] of Object.entries(seconds)) {
    const cells = [Math.min(...values), median(values)].map((value) => value.toFixed(2).padStart(8));
    console.log(`${names[name].padEnd(50)}${cells.join("")}`);
  }
  const least = (values) => Math.min(...values);
  const ratio = (name, base) =>
    [least, median].map((of) => (of(seconds[name]) / of(seconds[base])).toFixed(2).padStart(8)).join("");
  console.log(`\n${"stage / one tagged print, both in this process".padEnd(50)}${ratio("stage", "once")}`);
  console.log(`${"whole / bare, both as processes".padEnd(50)}${ratio("whole", "bare")}`);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
