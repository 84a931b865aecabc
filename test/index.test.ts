import { expect, test } from "vitest";
import * as edisi from "../src/index.ts";

test("the public API is this and nothing else", () => {
  expect(Object.keys(edisi).sort()).toEqual([
    "CannotRun",
    "build",
    "findBrowser",
    "hasErrors",
    "hintOf",
    "launchBrowser",
    "locatePackage",
    "messageOf",
    "readPackage",
  ]);
});
