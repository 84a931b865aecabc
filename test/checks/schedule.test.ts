import { describe, expect, test } from "vitest";
import { VFile } from "vfile";
import type { CheckContext } from "../../src/checks/check.ts";
import { objectives } from "../../src/checks/objectives.ts";
import { times } from "../../src/checks/times.ts";
import type { LessonMatter } from "../../src/model/book.ts";
import { lessonOf, moduleOf, reportsOf } from "../support/lesson.ts";

/** These checks look at nothing but the module. */
const context = {} as CheckContext;

const activity = (attributes: string, body = "Tugas."): string =>
  `::::kegiatan{judul=a ${attributes}}\n\n${body}\n\n::::\n`;

async function reported(body: string, matter: Partial<LessonMatter> = {}): Promise<string[]> {
  const { lessons } = await moduleOf([body], { matter });
  return reportsOf(...lessons.map(({ file }) => file));
}

describe("minutes", () => {
  test("are in every part of a session where they are in one", async () => {
    expect(await reported(`${activity("durasi=30")}\n${activity("")}`)).toEqual(["7:1 time-missing"]);
    expect(await reported(activity(""))).toEqual([]);
  });

  test("are in every step of an activity where they are in one", async () => {
    const steps = ":::langkah{durasi=30}\na\n:::\n\n:::langkah\nb\n:::";
    expect(await reported(activity("durasi=30", steps))).toEqual(["7:1 time-missing"]);
    expect(await reported(activity("durasi=30", ":::langkah\na\n:::"))).toEqual([]);
  });

  test("of an activity without its own are those of its steps", async () => {
    const steps = ":::langkah{durasi=10}\na\n:::\n\n:::langkah{durasi=20}\nb\n:::";
    expect(await reported(activity("", steps))).toEqual([]);
  });

  test("of a module's sessions add up to its budget", async () => {
    const module = await moduleOf(["a\n", "b\n"], { matter: { duration: 30 } });
    const run = (budget: number): string[] => {
      const file = new VFile({ path: "module.md", value: `---\njudul: a\ndurasi: ${budget}\n---\n` });
      times.module?.({ ...module, file, matter: { title: "a", duration: budget } }, context);
      return reportsOf(file);
    };
    expect(run(60)).toEqual([]);
    expect(run(90)).toEqual(["3:1 time-module"]);
  });
});

describe("objectives", () => {
  const matter = { objectives: ["menyebut satu", "memilih dua"] };

  test("that a block names exist", async () => {
    expect(await reported(activity('durasi=30 tujuan="1, 2"'), matter)).toEqual([]);
    expect(await reported(activity("durasi=30 tujuan=1.2"), { objectives: ["a", "b"] })).not.toContain(
      "1:1 objective-unknown",
    );
    expect(await reported(activity('durasi=30 tujuan="1,2,3"'), matter)).toEqual(["1:1 objective-unknown"]);
    expect(await reported(activity('durasi=30 tujuan="1,2,2.1"'), matter)).toEqual(["1:1 objective-unknown"]);
    expect(await reported(activity("durasi=30 tujuan=0"))).toEqual(["1:1 objective-unknown"]);
  });

  test("are each named by a block", async () => {
    expect(await reported(activity("durasi=30 tujuan=1"), matter)).toEqual(["1:1 objective-unserved"]);
    const { lessons } = await moduleOf(
      [activity("durasi=30 tujuan=1"), activity('durasi=30 tujuan="1,2,1.2"')],
      {
        matter,
      },
    );
    expect(lessons.map(({ file }) => reportsOf(file))).toEqual([[], []]);
  });

  test("are each tested where the module has a bank of test items", async () => {
    const module = await moduleOf([activity('durasi=30 tujuan="1,2"')], { matter });
    const { file, tree } = await lessonOf(activity('tujuan="1.2,1.4"'), 9);
    objectives.module?.({ ...module, bank: { file, tree, written: "id" } }, context);
    expect(reportsOf(file)).toEqual(["1:1 objective-unknown"]);
    expect(module.lessons.flatMap((lesson) => reportsOf(lesson.file))).toEqual(["1:1 objective-untested"]);
  });
});

test("an objective may be tested by a test as a whole", async () => {
  const bank = await lessonOf(":::pertanyaan{tujuan=1.1}\n\na\n\n:::\n", 9);
  const module = await moduleOf(
    [`${activity('durasi=30 tujuan="1,2"')}\n:::tes{jenis=pra tujuan=2}\n\nKerjakan sendiri.\n\n:::\n`],
    { matter: { objectives: ["menyebut satu", "menjawab dua soal"] } },
  );
  const lesson = module.lessons[0];
  const before = lesson ? reportsOf(lesson.file) : [];
  objectives.module?.({ ...module, bank }, context);
  expect(lesson ? reportsOf(lesson.file) : []).toEqual(before);
});

describe("a method", () => {
  test.each(["studi kasus", "Case study", "kuis benar-salah", "urut kartu"])("may be %s", async (method) => {
    expect(await reported(activity(`durasi=30 metode="${method}"`), { methods: ["urut kartu"] })).toEqual([]);
  });

  test("is known, or one of its session's", async () => {
    expect(await reported(activity('durasi=30 metode="studi kasuss"'))).toEqual(["1:1 method-unknown"]);
  });
});

describe("front matter that could not be read", () => {
  test("is said once: nothing follows from objectives and minutes that it would have", async () => {
    const module = await moduleOf(["x\n", `${activity("durasi=10 tujuan=1")}\n${activity("tujuan=2.9")}`], {
      matter: { duration: 30, objectives: ["menyebut satu"] },
    });
    const [first, second] = module.lessons;
    if (!first || !second) throw new Error("two lessons");
    const run = (unread: boolean): string[] => {
      const matter = {
        ...second.matter,
        duration: 0,
        objectives: [],
        ...(unread ? { unread: true as const } : {}),
      };
      const file = new VFile({ path: "module.md", value: "---\njudul: a\ndurasi: 60\n---\n" });
      const lesson = {
        ...second,
        matter,
        file: new VFile({ path: "02.md", value: String(second.file.value) }),
      };
      const whole = { ...module, file, matter: { title: "a", duration: 60 }, lessons: [first, lesson] };
      times.module?.(whole, context);
      objectives.module?.(whole, context);
      return reportsOf(file, lesson.file);
    };
    expect(run(true)).toEqual([]);
    expect(run(false)).toEqual(["3:1 time-module", "1:1 objective-unknown", "7:1 objective-unknown"]);
  });
});
