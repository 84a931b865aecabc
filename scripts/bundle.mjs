// `npm run build`, second half: binds the command line and the npm packages that it imports into a few files of lib/bin/.
// Node needs a third of a second to find, read and link five hundred small modules, which is most of what a short
// command such as `edisi check` would cost. Licences of what is bound in are written beside it.
// Argument: the folder that holds lib/; the package's own where left out.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const folder = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));
const output = join(folder, "lib", "bin");

/** Found by their folder at run time, or only loaded by the preview. */
const external = [
  /^puppeteer/,
  /^pdfjs-dist/,
  /^@sparticuz\//,
  /^@napi-rs\//,
  /^hono/,
  /^@hono\//,
  /^chokidar/,
  /^lcms-wasm/,
  /^sharp/,
];

await rm(output, { recursive: true, force: true });
const bundle = await rolldown({
  input: { main: join(folder, "lib", "cli", "main.js") },
  platform: "node",
  external,
  // gray-matter has an engine for JavaScript that is never reached: src/source/front-matter.ts refuses it.
  checks: { eval: false },
});
const { output: chunks } = await bundle.write({
  dir: output,
  format: "esm",
  chunkFileNames: "[name].js",
});
await bundle.close();
await writeFile(
  join(output, "LICENSES.txt"),
  await licences(chunks.flatMap((chunk) => chunk.moduleIds ?? [])),
);

/** Name, version and licence of every npm package that is bound in. */
async function licences(modules) {
  const packages = new Set(
    modules.flatMap((id) => /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1] ?? []),
  );
  const texts = await Promise.all([...packages].sort((a, b) => (a < b ? -1 : 1)).map(licenceOf));
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

async function licenceOf(path) {
  const { name, version, license } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
  const file = (await readdir(path)).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? await readFile(join(path, file), "utf8") : `Licence: ${license}\n`;
  return `${name} ${version} (${license})\n\n${text}`;
}
