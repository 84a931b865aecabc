// `npm run bench:check`: what `edisi check` costs as a process of its own, beside a node that does nothing and one that
// only shows its help. Measured in turns, so that a slow moment of the machine meets each of them.
// Arguments: repetitions (10), then modules (foa ohs gender-inclusion).
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [times = "10", ...named] = process.argv.slice(2);
const modules = named.length > 0 ? named : ["foa", "ohs", "gender-inclusion"];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const edisi = join(root, "bin", "edisi.js");

const rows = {
  "node -e 0": ["-e", "0"],
  "edisi --help": [edisi, "--help"],
  [`edisi check ${modules.join(" ")}`]: [edisi, "check", ...modules],
};
const seconds = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
for (let round = 0; round <= Number(times); round += 1) {
  for (const [name, args] of Object.entries(rows)) {
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    const took = (performance.now() - begun) / 1000;
    // 1: the modules have errors, which are found as fast.
    if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}:\n${stderr}`);
    // The first round warms the disk's cache and is not counted.
    if (round > 0) seconds[name].push(took);
  }
}

console.log(
  `Node ${process.version}, ${times} rounds after one to warm up; seconds, process start included\n`,
);
console.log(`${"".padEnd(42)}${"min".padStart(8)}${"median".padStart(8)}`);
for (const [name, values] of Object.entries(seconds)) {
  const sorted = values.toSorted((a, b) => a - b);
  const cells = [sorted[0], sorted[Math.floor(sorted.length / 2)]].map((value) =>
    value.toFixed(2).padStart(8),
  );
  console.log(`${name.padEnd(42)}${cells.join("")}`);
}
