import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { request, type IncomingHttpHeaders } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PrintBrowser } from "../../src/browser/print.ts";
import type { OutputName } from "../../src/outputs/names.ts";
import { startPreview, type Preview, type PreviewOptions } from "../../src/preview/session.ts";
import type { PreviewState } from "../../src/preview/state.ts";
import { freshFolder } from "../browser/machines.ts";

const templates = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "templates");

/** A lesson with one paragraph of text, which is its line 8. */
export const lessonOf = (text: string): string =>
  `---\njudul: Satu\ndurasi: 30\ntujuan:\n  - tahu\n---\n\n${text}\n`;

/** A package with one module of one lesson, in a folder of its own. */
export interface TinyPackage {
  root: string;
  lesson: string;
  page: string;
  /** Saves the lesson with one paragraph of text. */
  save(text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function tinyPackage(outputs = "[html, pdf]"): Promise<TinyPackage> {
  const root = await freshFolder();
  const lesson = join(root, "modules", "k3", "01-satu.md");
  await mkdir(dirname(lesson), { recursive: true });
  await writeFile(
    join(root, "modules", "package.yaml"),
    `judul: Paket\nbahasa: id\ntanggal: 2026-11-22\nkeluaran: ${outputs}\n`,
  );
  await writeFile(join(root, "modules", "k3", "module.md"), "---\njudul: K3\n---\n\nPengantar.\n");
  const save = (text: string): Promise<void> => writeFile(lesson, lessonOf(text));
  await save("Kata pertama.");
  return {
    root,
    lesson,
    page: join(root, "dist", "k3", "k3-facilitator.html"),
    save,
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** What a preview told the terminal. */
export interface Told {
  begun: string[][];
  built: OutputName[];
  failed: unknown[];
}

export interface TinyPreview extends Preview {
  told: Told;
  port: number;
  stop(): Promise<void>;
}

/** Starts a preview of a tiny package; without PDF unless a browser is given. */
export async function tinyPreview(
  { root }: TinyPackage,
  options: Partial<PreviewOptions> & { launch?: () => Promise<PrintBrowser> } = {},
): Promise<TinyPreview> {
  const abort = new AbortController();
  const told: Told = { begun: [], built: [], failed: [] };
  const preview = await startPreview({
    build: {
      root,
      modules: [],
      volume: false,
      editions: ["facilitator"],
      destination: join(root, "dist"),
      templates: [join(root, "templates"), templates],
      jobs: 1,
      generator: "Edisi test",
    },
    pdf: options.launch !== undefined,
    port: 0,
    language: "id",
    reporter: {
      begun: (changed) => void told.begun.push([...changed]),
      diagnosed: () => undefined,
      built: (output) => void told.built.push(output),
      failed: (error) => void told.failed.push(error),
    },
    launch: () => Promise.reject(new Error("no browser in this test")),
    signal: abort.signal,
    ...options,
  });
  return {
    ...preview,
    told,
    port: Number(new URL(preview.url).port),
    stop: async () => {
      abort.abort(new Error("stopped"));
      await preview.ended;
    },
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks with the path exactly as written, which `fetch` would tidy first. */
export function ask(
  port: number,
  path: string,
  { method = "GET", host = `127.0.0.1:${port}` }: { method?: string; host?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, path, method, headers: { host }, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    asked.once("error", reject);
    asked.end();
  });
}

/** The states that a page is told, from now on. */
export class Listener {
  readonly states: PreviewState[] = [];
  readonly #stop = new AbortController();
  #heard: () => void = () => undefined;

  async listen(url: string): Promise<this> {
    const answer = await fetch(`${url}.edisi/events`, { signal: this.#stop.signal });
    void this.#read(answer).catch(() => undefined);
    await this.until(() => true);
    return this;
  }

  /** Resolves with the first state, heard already or later, that is as asked for. */
  async until(wanted: (state: PreviewState) => boolean): Promise<PreviewState> {
    for (;;) {
      const found = this.states.find(wanted);
      if (found) return found;
      await new Promise<void>((resolve, reject) => {
        this.#heard = resolve;
        setTimeout(() => reject(new Error(`heard only ${JSON.stringify(this.states)}`)), 8_000).unref();
      });
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  async #read(answer: Response): Promise<void> {
    let text = "";
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString("utf8");
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data) this.states.push(JSON.parse(data) as PreviewState);
      }
      this.#heard();
    }
  }
}

export const soon = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** The text of a file, or of none. */
export const textOf = (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");
