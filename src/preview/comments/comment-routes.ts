import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono, type Context } from "hono";
import type { z } from "zod";
import { CannotRun, type FailureId } from "../../diagnostics/failure.ts";
import type { WrittenNote } from "../../review/comments/write-comment.ts";
import { sentComment, sentNote } from "../../review/share/sent-comment.ts";
import { ServedEditions } from "../served-editions.ts";
import { sentProblem } from "../../review/share/sent-problem.ts";
import type { CommentBoard } from "./comment-board.ts";
import type { SentNote } from "./comment-data.ts";
import { isCommentPost } from "./comment-post.ts";
import { marginScripts } from "./margin-scripts.ts";
import { marginWords } from "./margin-words.ts";

/** Where the files of the preview's page are: its compiled scripts, and the tool's own templates. */
interface PageFolders {
  client: string;
  templates: string;
}

/** Failures that the sender can do something about, and the status of each; any other is the disk's. */
const statuses: Partial<Record<FailureId, 404 | 409 | 422>> = {
  "comment-refused": 422,
  "comment-taken": 409,
  "comment-none": 404,
  "module-none": 404,
};

/** What is served of comments, and to whom. */
export interface CommentRoutesOptions {
  /** Editions whose readers may see comments; all where undefined. */
  served?: ServedEditions | undefined;
  /** Without them only data is served. */
  folders?: PageFolders | undefined;
}

/** Comments of the package, and what shows them in the margin: everything below `/.edisi/comments`. */
export function commentRoutes(
  board: CommentBoard,
  { served = new ServedEditions(), folders }: CommentRoutesOptions = {},
): Hono {
  const app = new Hono();
  app.get("/", async (c) => {
    const asked = c.req.query("edition") ?? "";
    const edition = served.named(asked);
    // All comments are for who may see all editions.
    if (!edition && (asked !== "" || !served.all)) return c.text("404", 404);
    const list = await board.list(edition);
    return list ? c.json(list) : c.json({ error: marginWords(await board.language()).unread }, 503);
  });
  app.get("/damaged", async (c) => {
    // What a file says is for who may see all comments.
    return c.json(served.all ? await board.damaged() : []);
  });
  app.get("/words", async (c) => {
    const language = await board.language();
    return c.json({ language, words: marginWords(language) });
  });
  app.post("/", (c) => answer(c, sentComment, { board, write: (sent) => board.add(sent) }));
  for (const action of ["reply", "resolve", "reopen"] as const) {
    app.post(`/:module/:id/${action}`, (c) => {
      const about = { module: c.req.param("module"), id: c.req.param("id") };
      const write = async (sent: SentNote): Promise<WrittenNote> => {
        await refuseUnseen(board, about, served);
        return board.note(action, about, sent);
      };
      return answer(c, sentNote, { board, write });
    });
  }
  if (!folders) return app;
  const client = join(folders.client, "..", "..", "comments", "client");
  app.get("/margin.css", async (c) => {
    const css = await readFile(join(folders.templates, "preview", "comments.css"), "utf8");
    return c.body(css, 200, { "content-type": "text/css; charset=utf-8" });
  });
  app.get("/client/:name", async (c) => {
    const name = c.req.param("name");
    if (!marginScripts.includes(name)) return c.text("404", 404);
    const script = await readFile(join(client, name), "utf8").catch(() => undefined);
    return script === undefined
      ? c.text("404", 404)
      : c.body(script, 200, { "content-type": "text/javascript; charset=utf-8" });
  });
  return app;
}

/** Who may not see a comment cannot answer it. @throws CannotRun `comment-none` */
async function refuseUnseen(
  board: CommentBoard,
  { module, id }: { module: string; id: string },
  served: ServedEditions,
): Promise<void> {
  if (served.all) return;
  const lists = await Promise.all(served.list.map((edition) => board.list(edition)));
  const isSeen = lists.some((list) => list?.some((each) => each.module === module && each.id === id));
  if (!isSeen) throw new CannotRun("comment-none", { id });
}

/** Reads what was sent, has it written, and says what came of it, in words where it is nothing. */
async function answer<T>(
  c: Context,
  schema: z.ZodType<T>,
  { board, write }: { board: CommentBoard; write: (sent: T) => Promise<WrittenNote | undefined> },
): Promise<Response> {
  const language = await board.language();
  const words = marginWords(language);
  if (!isCommentPost(c)) return c.json({ error: words.refused }, 400);
  const body: unknown = await c.req.json().catch(() => undefined);
  const read = schema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    return c.json({ error: `${words.refused} (${sentProblem(issue, language)})` }, 422);
  }
  try {
    const written = await write(read.data);
    return written ? c.json(written, written.known ? 200 : 201) : c.json({ error: words.unread }, 503);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return c.json({ error: error.in(language) }, statuses[error.id] ?? 507);
  }
}
