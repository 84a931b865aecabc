import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { editions } from "../../src/editions/index.ts";
import { findLeaks } from "../../src/pipeline/guard.ts";
import { readPackage } from "../../src/pipeline/read-package.ts";
import { bindModule } from "../../src/model/bindings.ts";
import { selectBook, type Book } from "../../src/render/book.ts";
import { smallPackage } from "../e2e/support/built.ts";

let guide: Book;
let book: Book;
let picture: Buffer;
beforeAll(async () => {
  const { package: source } = await readPackage(join(smallPackage), ["uji"]);
  const [module] = source.modules;
  if (!module) throw new Error("no module");
  guide = selectBook(bindModule(module), source, editions.facilitator);
  book = selectBook(bindModule(module), source, editions.participant);
  const { readFile } = await import("node:fs/promises");
  picture = await readFile(join(smallPackage, "modules/uji/images/kanari-berkas-15c5.png"));
});

async function leaksIn(html: string, of: Book = book): Promise<string[]> {
  const leaks = await findLeaks(of, [{ name: "uji.html", output: "html", bytes: Buffer.from(html) }]);
  return leaks.map(({ what }) => what);
}

const secret = "Tahan jawaban KANARI-CATATAN-12F2 sampai akhir";

describe("findLeaks", () => {
  test("finds a withheld passage in text, attributes, comments and across elements", async () => {
    const forms = [
      `<p>${secret}</p>`,
      `<p title="${secret}">x</p>`,
      `<!-- ${secret} -->`,
      `<p>Tahan <b>jawaban</b> KANARI-<i>CATATAN</i>-12F2 sampai\nakhir</p>`,
      `<p hidden>TAHAN JAWABAN KANARI-CATA\u00adTAN-12F2 SAMPAI AKHIR</p>`,
      `<meta name="description" content="${secret}">`,
    ];
    for (const form of forms) expect((await leaksIn(form)).length, form).toBeGreaterThan(0);
  });

  test("finds a withheld address and the bytes of a withheld picture", async () => {
    expect(await leaksIn('<a href="https://contoh.example/KANARI-ALAMAT-13A3">x</a>')).toEqual([
      "https://contoh.example/KANARI-ALAMAT-13A3",
    ]);
    const data = `<img src="data:image/png;base64,${picture.toString("base64")}">`;
    expect(await leaksIn(data)).toContain("modules/uji/images/kanari-berkas-15c5.png");
  });

  test("finds nothing in what both editions show, nor in an edition that is not guarded", async () => {
    expect(await leaksIn("<p>Siapa pun dilarang menghalangi pekerja membentuk serikat.</p>")).toEqual([]);
    expect(await leaksIn(`<p>${secret}</p>`, guide)).toEqual([]);
  });
});
