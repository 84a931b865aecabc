import { configDefaults, defineConfig } from "vitest/config";

/** These put other modules in the place of ours, which all files that share them would see. */
const apart = ["test/pipeline/leak.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
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
