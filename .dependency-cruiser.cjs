// Layers of src/, lowest first. A file may use its own layer and those below it; layers in one row may use each other,
// but never in a circle.
const layers = [
  ["model"],
  ["diagnostics"],
  ["source", "blocks", "schedule", "transforms", "browser", "press", "preflight"],
  ["editions"],
  ["render"],
  ["annexes"],
  ["checks", "outputs"],
  ["config"],
  ["pipeline"],
  ["review", "diff", "preview", "parcel"],
  ["cli"],
];

const folders = (names) => `^src/(?:${names.join("|")})/`;

/** A rule per layer: nothing from the layers above it. */
const upwards = layers.slice(0, -1).map((names, index) => ({
  name: `layer-${names[0]}`,
  comment: `${names.join(", ")} may not use the layers above`,
  severity: "error",
  from: { path: folders(names) },
  to: { path: `${folders(layers.slice(index + 1).flat())}|^src/index\\.ts$` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...upwards,
    {
      name: "known-folder",
      comment: "Every file of src/ belongs to a layer; a new folder is added to the list above.",
      severity: "error",
      from: { path: "^src/", pathNot: [folders([...layers.flat(), "reporters"]), "^src/index\\.ts$"] },
      to: {},
    },
    {
      name: "press-knows-no-lessons",
      comment:
        "press and preflight work on any PDF: model and diagnostics, and press for preflight, nothing else of ours.",
      severity: "error",
      from: { path: folders(["press", "preflight"]) },
      to: { path: "^src/", pathNot: folders(["model", "diagnostics", "press", "preflight"]) },
    },
    {
      name: "browser-knows-no-lessons",
      comment: "browser prints any document.",
      severity: "error",
      from: { path: folders(["browser"]) },
      to: { path: "^src/", pathNot: folders(["model", "diagnostics", "browser"]) },
    },
    {
      name: "reporters-see-diagnostics",
      comment: "Reporters put diagnostics into words and see nothing else.",
      severity: "error",
      from: { path: folders(["reporters"]) },
      to: { path: "^src/", pathNot: folders(["model", "diagnostics", "reporters"]) },
    },
    {
      name: "only-cli-reports",
      comment: "The core returns diagnostics; only the command line prints them.",
      severity: "error",
      from: { path: "^src/", pathNot: folders(["cli", "reporters"]) },
      to: { path: folders(["reporters"]) },
    },
    {
      name: "nothing-uses-cli",
      comment: "The command line is a skin.",
      severity: "error",
      from: { path: "^src/", pathNot: folders(["cli"]) },
      to: { path: folders(["cli"]) },
    },
    {
      name: "no-cycles",
      comment: "Types, too: a circle of types is a missing file.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file that nothing uses and that uses nothing. Declarations are read by the compiler.",
      severity: "error",
      from: { orphan: true, pathNot: ["\\.d\\.ts$"] },
      to: {},
    },
    {
      name: "no-unresolved",
      comment: "Something that is not there.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-dev-dependencies",
      comment: "Whoever installs edisi does not get its development tools. Types vanish when it is compiled.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-unlisted-dependencies",
      comment:
        "An npm package that package.json does not name. The core of puppeteer comes with it: see the file.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/browser/puppeteer-core\\.ts$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
