// What other programs may build on; everything else may change at any time.
export { findBrowser, type FindOptions } from "./browser/find.ts";
export { launchBrowser, type LaunchOptions } from "./browser/launch.ts";
export type { PrintBrowser } from "./browser/print.ts";
export { locatePackage } from "./config/load-package.ts";
export { CannotRun } from "./diagnostics/failure.ts";
export { hasErrors, hintOf, messageOf, type Diagnostic } from "./diagnostics/report.ts";
export { build, type BuildOptions, type BuildResult } from "./pipeline/build.ts";
export { readPackage, type ReadPackage } from "./pipeline/read-package.ts";
