// The least a print can cost: starts the browser, loads one finished HTML file, prints it once, tagged and with an
// outline, and ends. Measured from outside, as a process of its own. Arguments: JSON of the browser, HTML file, PDF file.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browserFlags } from "../lib/browser/flags.js";

const [found, html, target] = process.argv.slice(2);
const { executable, environment, shell, sandbox } = JSON.parse(found);
const require = createRequire(createRequire(import.meta.url).resolve("puppeteer"));
const puppeteer = require("puppeteer-core");

const profile = await mkdtemp(join(tmpdir(), "edisi-bare-"));
const browser = await puppeteer.launch({
  executablePath: executable,
  args: browserFlags({ shell, sandbox, profile }),
  ignoreDefaultArgs: true,
  env: environment,
  pipe: true,
  defaultViewport: null,
  protocolTimeout: 0,
});
const page = await browser.newPage();
await page.goto(pathToFileURL(html).href, { waitUntil: "load", timeout: 0 });
const bytes = await page.pdf({
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
  timeout: 0,
});
await writeFile(target, bytes);
await browser.close();
await rm(profile, { recursive: true, force: true, maxRetries: 10 });
