// `npm run bench:preview`: from a saved lesson to the screen, in packages of 10, 100 and 1,000 lessons.
// The lessons are copies of a real module, each with a title of its own. The preview runs as a process of its own. Measured
// is the time until a client of its events has the new section, and until it stands in the page of a browser; then the time
// until the printed pages of a module of 10 lessons are drawn in the preview's own page, for each choice of editions.
// Arguments: saves (20), then numbers of lessons (10 100 1000), `pdf` for printed pages.
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createRequire } from "node:module";
import { availableParallelism, homedir, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "../lib/browser/find.js";

const [times = "20", ...sizes] = process.argv.slice(2);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lessonsPerModule = 10;
/** Milliseconds between two saves: a writer's pause. */
const pause = 1_200;
const require = createRequire(createRequire(import.meta.url).resolve("puppeteer"));
const work = await mkdtemp(join(tmpdir(), "edisi-bench-"));
const browser = await openBrowser();

try {
  console.log(
    `Node ${process.version}, ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}; ${times} saves, ms\n`,
  );
  console.log(["lessons", "ready s", "", "median", "worst", "all"].map(cell).join(""));
  for (const size of sizes.length > 0 ? sizes : ["10", "100", "1000", "pdf"]) {
    await (size === "pdf" ? benchPages() : bench(Number(size)));
  }
} finally {
  await browser.close();
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
}

async function bench(size) {
  const folder = join(work, String(size));
  const modules = await writePackage(folder, size);
  const begun = performance.now();
  const preview = await startPreview(folder);
  const ready = (performance.now() - begun) / 1000;
  // A lesson in the middle of a module in the middle of the package.
  const id = modules[modules.length >> 1];
  const lesson = join(folder, "modules", id, "05.md");
  const text = await readFile(lesson, "utf8");
  const book = `${preview.url}.edisi/book/${id}/facilitator`;
  await (await fetch(book)).text();
  const client = await listen(preview.url, id);
  const page = await browser.newPage();
  await page.goto(book);
  await page.evaluate(`(${watchPage.toString()})()`);
  const seen = { "event and section": [], "in the page": [] };
  const slowness = [];
  // The first saves warm the code up and are not counted.
  for (let round = -3; round < Number(times); round += 1) {
    await new Promise((done) => setTimeout(done, pause));
    slowness.push(slownessNow());
    const word = `Simpanan${round + 10}kali`;
    const begins = text.indexOf("\n:::");
    const saved = `${text.slice(0, begins)}\nKalimat baru, ${word}.\n${text.slice(begins)}`;
    const inPage = page.evaluate(`window.seen(${JSON.stringify(word)})`);
    const inClient = client.until(word);
    const at = performance.timeOrigin + performance.now();
    await writeFile(lesson, saved);
    const [first, second] = await Promise.all([inClient, inPage]);
    if (round < 0) continue;
    seen["event and section"].push(first - at);
    seen["in the page"].push(second - at);
  }
  for (const [name, values] of Object.entries(seen)) tell([size, ready.toFixed(1), name], values);
  tellSlowness(slowness);
  await page.close();
  client.stop();
  await preview.stop();
}

/** Printed pages of a module of 10 lessons: from a save until one of each edition that is shown is drawn anew. */
async function benchPages() {
  const folder = join(work, "pages");
  const [id] = await writePackage(folder, lessonsPerModule, "[html, pdf]");
  const begun = performance.now();
  const preview = await startPreview(folder, []);
  const ready = (performance.now() - begun) / 1000;
  const lesson = join(folder, "modules", id, "05.md");
  const text = await readFile(lesson, "utf8");
  const manifest = async () => (await fetch(`${preview.url}manifest.json`)).json().catch(() => undefined);
  const isPrinted = async () =>
    (await manifest())?.books?.every(({ files }) => files.some(({ output }) => output === "pdf"));
  while (!(await isPrinted())) await new Promise((done) => setTimeout(done, 500));
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 900 });
  for (const show of ["participant", "facilitator", "both"]) {
    await page.goto("about:blank");
    await page.goto(`${preview.url}#form=pdf&show=${show}`);
    await page.waitForFunction(
      `document.querySelector(".pane") && [...document.querySelectorAll(".pane")].every((pane) => pane.querySelector("canvas"))`,
      { timeout: 120_000 },
    );
    const values = [];
    const slowness = [];
    for (let round = -2; round < Math.min(10, Number(times)); round += 1) {
      // Until the finished files are there, too.
      await new Promise((done) => setTimeout(done, 8_000));
      slowness.push(slownessNow());
      const begins = text.indexOf("\n:::");
      const saved = `${text.slice(0, begins)}\nKalimat baru, ${show} ${round}.\n${text.slice(begins)}`;
      const drawn = page.evaluate(`(${pagesDrawn.toString()})()`);
      const at = performance.timeOrigin + performance.now();
      await writeFile(lesson, saved);
      const seen = await drawn;
      if (round >= 0) values.push(seen - at);
    }
    tell(["10, PDF", ready.toFixed(1), show], values);
    tellSlowness(slowness);
  }
  await page.close();
  await preview.stop();
}

/** Runs in the page: resolves with the time at which a page of each book on the screen has been drawn anew. */
function pagesDrawn() {
  const books = [...document.querySelectorAll(".pane")].map(
    (pane) =>
      new Promise((resolve) => {
        const observer = new MutationObserver((changes) => {
          const isDrawn = changes.some(({ addedNodes }) =>
            [...addedNodes].some(({ nodeName }) => nodeName === "CANVAS"),
          );
          if (!isDrawn) return;
          observer.disconnect();
          resolve(undefined);
        });
        observer.observe(pane, { subtree: true, childList: true });
      }),
  );
  return Promise.all(books).then(() => performance.timeOrigin + performance.now());
}

function tell(head, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const numbers = [sorted[sorted.length >> 1], sorted.at(-1)].map((value) => value.toFixed(0));
  const all = sorted.map((value) => value.toFixed(0)).join(" ");
  console.log([...head, ...numbers].map(cell).join("") + `  ${all}`);
}

function tellSlowness(slowness) {
  const busy = slowness.toSorted((a, b) => a - b)[slowness.length >> 1].toFixed(1);
  console.log(`${" ".repeat(20)}The machine gave one process a processor for 1 of every ${busy} ms.`);
}

function cell(value, index) {
  return index === 2 ? `  ${String(value).padEnd(18)}` : String(value).padStart(9);
}

/** Milliseconds that pass for one of work, in this very moment: 1 on a machine with nothing else to do. */
function slownessNow() {
  const begun = performance.now();
  const before = process.cpuUsage();
  let used = 0;
  while (used < 30) {
    const { user, system } = process.cpuUsage(before);
    used = (user + system) / 1000;
  }
  return (performance.now() - begun) / used;
}

/** Runs in the page: resolves with the time at which a word stands in it. */
function watchPage() {
  window.seen = (word) =>
    new Promise((resolve) => {
      const look = () => {
        if (!document.querySelector("main").textContent.includes(word)) return;
        observer.disconnect();
        resolve(performance.timeOrigin + performance.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(document.querySelector("main"), {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
}

/** A package of copies. Answers the ids of its modules. */
async function writePackage(folder, size, outputs = "[html]") {
  const source = join(root, "modules");
  const count = Math.ceil(size / lessonsPerModule);
  const ids = Array.from({ length: count }, (_, index) => `m${String(index + 1).padStart(3, "0")}`);
  await mkdir(join(folder, "modules"), { recursive: true });
  for (const name of ["references.yaml", "glossary.yaml"]) {
    await cp(join(source, name), join(folder, "modules", name));
  }
  await writeFile(
    join(folder, "modules", "package.yaml"),
    "judul: Paket uji\nbahasa: id\ntanggal: 2026-11-22\nkeluaran: " + outputs + "\n",
  );
  const names = (await readdir(join(source, "foa"))).filter((name) =>
    /^\d\d-.*(?<!\.[a-z]{2})\.md$/.test(name),
  );
  const lessons = await Promise.all(names.map((name) => readFile(join(source, "foa", name), "utf8")));
  for (const [index, id] of ids.entries()) {
    const other = ids[(index + 1) % count];
    const copy = async (name) =>
      writeFile(
        join(folder, "modules", id, name),
        own(await readFile(join(source, "foa", name), "utf8"), other, id),
      );
    await cp(join(source, "foa", "images"), join(folder, "modules", id, "images"), { recursive: true });
    for (const name of ["module.md", "bank-soal.md"]) await copy(name);
    for (let number = 1; number <= Math.min(lessonsPerModule, size - index * lessonsPerModule); number += 1) {
      const text = lessons[(number - 1) % lessons.length];
      // An anchor is given once in a module.
      const again = number > lessons.length;
      const written = (again ? withoutAnchors(text) : text).replace(
        /^judul: .*$/m,
        `judul: Sesi ${number} dari ${id}`,
      );
      const name = `${String(number).padStart(2, "0")}.md`;
      await writeFile(join(folder, "modules", id, name), own(written, other, id));
    }
  }
  return ids;
}

/** References into other modules lead into another copy. */
function own(text, other, id) {
  const others = "ohs|gender-inclusion|fair-migration|implementation-guide";
  return text
    .replace(
      new RegExp(`\\{(?:ref|lihat):(?:${others})(?:/[^}]*)?\\}`, "g"),
      other === id ? "{ref:session-1}" : `{ref:${other}/session-1}`,
    )
    .replace(/\{(ref|lihat):foa\//g, "{$1:");
}

function withoutAnchors(text) {
  return text.replace(/ ?\{#[\w-]+\}/g, "").replace(/(\{[^}\n]*?) ?#[\w-]+/g, "$1");
}

async function startPreview(folder, flags = ["--no-pdf"]) {
  const child = spawn(
    process.execPath,
    [
      join(root, "bin", "edisi.js"),
      "preview",
      ...flags,
      "--port",
      "0",
      "--out",
      join(folder, "dist"),
      "--lang",
      "en",
    ],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      const found = /http:\S+/.exec(String(chunk));
      if (found) resolve(found[0]);
    });
    void ended.then(() => reject(new Error(said)));
  });
  if (/ error: /.test(said)) throw new Error(said.slice(0, 4000));
  return {
    url,
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** A client of the events that fetches each section it is told of. */
async function listen(url, id) {
  const waiting = new Map();
  const base = new URL(url);
  const asked = request({ host: base.hostname, port: base.port, path: "/.edisi/events" });
  const fetchSection = async ({ book, edition, anchor }) => {
    if (book !== id || edition !== "facilitator" || anchor === "") return;
    const html = await (await fetch(`${url}.edisi/session/${book}/${edition}/${anchor}`)).text();
    const now = performance.timeOrigin + performance.now();
    for (const [word, resolve] of waiting) if (html.includes(word)) resolve(now);
  };
  let buffer = "";
  asked.on("response", (answer) => {
    answer.setEncoding("utf8");
    answer.on("data", (chunk) => {
      buffer += chunk;
      const events = buffer.split("\n\n");
      buffer = events.pop();
      for (const event of events) {
        if (!/^event: session$/m.test(event)) continue;
        void fetchSection(JSON.parse(/^data: (.*)$/m.exec(event)[1]));
      }
    });
  });
  asked.on("error", () => undefined);
  asked.end();
  await new Promise((resolve) => asked.once("response", resolve));
  return {
    until: (word) => new Promise((resolve) => waiting.set(word, resolve)),
    stop: () => asked.destroy(),
  };
}

async function openBrowser() {
  const found = await findBrowser({
    environment: { env: process.env, platform: process.platform, arch: process.arch, home: homedir() },
  });
  return require("puppeteer-core").launch({
    executablePath: found.executable,
    env: { ...process.env, ...found.environment },
    headless: found.shell ? "shell" : true,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}
