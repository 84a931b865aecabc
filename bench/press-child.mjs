// One press file, made in a process of its own: prints its seconds, from the PDF's bytes to those of the press file, and
// the most memory that the process held, as JSON. Arguments: PDF file, options as bench/press.mjs writes them.
import { readFile } from "node:fs/promises";
import { toPress } from "../lib/press/index.js";

const [pdf, options] = process.argv.slice(2);
const { intent, ...more } = JSON.parse(await readFile(options, "utf8"));
const profile = Buffer.from(intent.profile, "base64");
const bytes = await readFile(pdf);
const begun = performance.now();
const { report } = await toPress(bytes, { ...more, intent: { ...intent, profile } });
const seconds = (performance.now() - begun) / 1000;
// Kilobytes.
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, megabytes, pages: report.pages }));
