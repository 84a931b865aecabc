import { describe, expect, test } from "vitest";
import { rendered, reported } from "../support/lesson.ts";

describe("the address of a definition", () => {
  test.each([
    ["stands behind its reference", "Baca [pedoman].\n\n[pedoman]: https://contoh.id\n"],
    ["stands before it", "[pedoman]: https://contoh.id\n\nBaca [pedoman].\n"],
    [
      "stands in a block for everyone",
      "Baca [pedoman].\n\n:::kasus[a]\nx\n\n[pedoman]: https://contoh.id\n:::\n",
    ],
    [
      "is used in a block",
      "[pedoman]: https://contoh.id\n\n::::kegiatan[a]\n:::peserta\nBaca [pedoman].\n:::\n::::\n",
    ],
  ])("is a link where it %s", async (_, body) => {
    expect(await rendered(body, "participant")).toContain('<a href="https://contoh.id">pedoman</a>');
  });

  const secret = ":::fasilitator\nBaca [kunci].\n\n[kunci]: https://rahasia.id 'jawaban'\n:::\n";

  test("is used in the facilitator's block that has it", async () => {
    expect(await reported(secret)).toEqual([]);
    expect(await rendered(secret, "facilitator")).toContain("https://rahasia.id");
  });

  test.each(["Baca [kunci].", ":::kasus[a]\nBaca [kunci].\n:::", "![Kunci][kunci]"])(
    "of a facilitator's block never leaves it: %j",
    async (text) => {
      expect((await reported(`${secret}\n${text}\n`)).join()).toContain("link-edition");
      expect(await rendered(`${secret}\n${text}\n`, "participant")).not.toContain("rahasia.id");
    },
  );
});
