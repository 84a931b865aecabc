import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/** These put other modules in the place of ours, which all files that share them would see. */
const apart = ["test/pipeline/leak.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // On two cores vitest would work through one file at a time, though most of them wait for a browser.
    maxWorkers: Math.max(2, Math.ceil(availableParallelism() / 2)),
    projects: [
      {
        extends: true,
        // Modules are loaded once for all files, which takes a quarter of the time.
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...apart],
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: apart } },
    ],
  },
});
