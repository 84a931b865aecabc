import { describe, expect, test } from "vitest";
import type { PrintBrowser, PrintDocument } from "../../src/browser/print.ts";
import { CannotRun } from "../../src/diagnostics/failure.ts";
import { BrowserLender } from "../../src/preview/browser-lender.ts";
import { Backlog } from "../../src/preview/backlog.ts";
import { SerialRunner } from "../../src/preview/serial-runner.ts";
import { isTemporary } from "../../src/preview/watch.ts";
import { soon } from "./fixture.ts";

describe("the lender", () => {
  interface Fake extends PrintBrowser {
    closed: boolean;
    lost: boolean;
  }
  const fakes = (): { all: Fake[]; launch: () => Promise<PrintBrowser> } => {
    const all: Fake[] = [];
    const launch = async (): Promise<PrintBrowser> => {
      const fake: Fake = {
        version: `Chrome/${all.length + 1}`,
        sandbox: true,
        kind: "fake",
        closed: false,
        lost: false,
        open: async (_, use) => {
          if (fake.lost) throw new CannotRun("browser-lost", { book: "k3" });
          return use({} as PrintDocument);
        },
        close: async () => {
          fake.closed = true;
        },
      };
      all.push(fake);
      return fake;
    };
    return { all, launch };
  };

  test("starts one browser for all builds, which closing what is lent does not end", async () => {
    const { all, launch } = fakes();
    const lender = new BrowserLender(launch);
    const lent = await Promise.all([lender.borrow(), lender.borrow()]);
    await Promise.all(lent.map((each) => each.close()));
    expect(await (await lender.borrow()).open("", async () => 1)).toBe(1);
    expect(all.map(({ closed }) => closed)).toEqual([false]);
    await lender.close();
    expect(all.map(({ closed }) => closed)).toEqual([true]);
    await expect(lender.borrow()).rejects.toThrow("ended");
  });

  test("starts one more when it was lost, and asks again what failed", async () => {
    const { all, launch } = fakes();
    const lender = new BrowserLender(launch);
    const lent = await lender.borrow();
    for (const fake of all) fake.lost = true;
    expect(await Promise.all([lent.open("", async () => 1), lent.open("", async () => 2)])).toEqual([1, 2]);
    expect(all.map(({ closed }) => closed)).toEqual([true, false]);
    for (const fake of all) fake.lost = true;
    await lender.close();
    await expect(lent.open("", async () => 1)).rejects.toThrow("ended");
  });

  test("leaves other failures as they are, and tries again to start what did not", async () => {
    let tries = 0;
    const { launch } = fakes();
    const lender = new BrowserLender(async () => {
      tries += 1;
      if (tries === 1) throw new CannotRun("browser-none");
      return launch();
    });
    await expect(lender.borrow()).rejects.toMatchObject({ id: "browser-none" });
    const lent = await lender.borrow();
    await expect(lent.open("", () => Promise.reject(new Error("ours")))).rejects.toThrow("ours");
    expect(tries).toBe(2);
  });
});

describe("the runner", () => {
  test("runs one at a time, and once more for all that came meanwhile", async () => {
    const runs: { items: readonly number[]; superseded: boolean }[] = [];
    let busy = 0;
    const runner = new SerialRunner<number>(async (items, superseded) => {
      busy += 1;
      expect(busy).toBe(1);
      await soon(20);
      runs.push({ items, superseded: superseded.aborted });
      busy -= 1;
    });
    const first = runner.request([1]);
    await soon(5);
    await Promise.all([first, runner.request([2]), runner.request([3, 4]), runner.request([5])]);
    expect(runs).toEqual([
      { items: [1], superseded: true },
      { items: [2, 3, 4, 5], superseded: false },
    ]);
  });

  test("goes on after a run that failed", async () => {
    const runner = new SerialRunner<string>(async ([item]) => {
      if (item === "bad") throw new Error("bad");
    });
    const bad = runner.request(["bad"]);
    await expect(bad).rejects.toThrow("bad");
    await expect(runner.request(["good"])).resolves.toBeUndefined();
  });
});

describe("what is left to make", () => {
  test("is everything at first, then what changed, until it was made", () => {
    const backlog = new Backlog();
    const known = ["foa", "ohs"];
    expect(backlog.among(known)).toEqual(known);
    backlog.done(known);
    expect(backlog.among(known)).toEqual([]);
    backlog.add(["modules/foa/01.md", "modules/gone/images/x.png"]);
    expect(backlog.among(known)).toEqual(["foa"]);
    backlog.add(["modules/ohs/images/x.png"]);
    expect(backlog.among(known)).toEqual(known);
    for (const shared of ["modules/package.yaml", "templates/tokens.css", "modules/glossary.yaml"]) {
      backlog.done(known);
      backlog.add([shared]);
      expect({ shared, left: backlog.among(known) }).toEqual({ shared, left: known });
    }
  });
});

test("files that editors keep for themselves are not sources", () => {
  const temporary = [
    ".01.md.swp",
    "01.md~",
    "~$01.docx",
    "#01.md#",
    ".#01.md",
    "4913",
    "01.md.tmp",
    "x.part",
  ];
  expect(temporary.filter((name) => !isTemporary(name))).toEqual([]);
  expect(["01-pembukaan.md", "package.yaml", "poster.png", "_draf.md"].filter(isTemporary)).toEqual([]);
});
