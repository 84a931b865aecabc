import type { PrintBrowser } from "../browser/print.ts";
import { packageBook } from "../model/bindings.ts";
import { aborted } from "./aborted.ts";
import { BrowserLender } from "./browser-lender.ts";
import { CommentBoard, isCommentPath } from "./comments/comment-board.ts";
import { ListingKeeper } from "./listing-keeper.ts";
import { LivePdfs } from "./live/live-pdfs.ts";
import { LivePreview, type LivePreviewOptions } from "./live/live-preview.ts";
import { Rounds, type RoundOptions } from "./rounds.ts";
import { SerialRunner } from "./serial-runner.ts";
import { ServedEditions } from "./served-editions.ts";
import { startServer } from "./server.ts";
import type { ShellFolders } from "./shell/shell-assets.ts";
import { StateBoard, withoutWords } from "./state.ts";
import { watchSources } from "./watch.ts";

/** What to show, where, and until when. */
export interface PreviewOptions extends RoundOptions {
  /** 0 for any free one. */
  port: number;
  /** Address to listen on; only this machine's own where undefined. */
  host?: string | undefined;
  /** Where the files of the preview's own page are; without them the library is at `/`. */
  shell?: ShellFolders | undefined;
  launch(): Promise<PrintBrowser>;
  /** Ends the preview. */
  signal: AbortSignal;
}

/** A preview that serves. */
export interface Preview {
  url: string;
  /** Resolves when the signal has ended it and everything is closed; rejects where it could not go on. */
  ended: Promise<void>;
}

/**
 * Serves the finished editions and builds them anew after every change. Answers when the first HTML is there, or what
 * keeps it from being there can be read on the page.
 * @throws CannotRun where it cannot begin, and the signal's reason where that ends it before
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const own = new AbortController();
  const signal = AbortSignal.any([options.signal, own.signal]);
  const served = new ServedEditions(options.build.editions);
  const board = new StateBoard(served.guarded ? withoutWords(options.language) : undefined);
  const live = new LivePreview(liveOptions(options.build));
  const lender = new BrowserLender(options.launch);
  const borrow = (): Promise<PrintBrowser> => lender.borrow();
  const pdfs = new LivePdfs({ ...liveOptions(options.build), package: () => live.package(), borrow });
  const comments = new CommentBoard({ root: options.build.root, books: live, language: options.language });
  const listing = new ListingKeeper({
    ...options.build,
    read: () => live.package(),
    written: () => board.repeat(),
  });
  comments.listen(() => listing.changed());
  board.listen(({ phase }) => {
    if (phase === "ready") listing.changed();
  });
  const rounds = new Rounds(options, { board, live, pdfs, signal, borrow });
  const runner = new SerialRunner<string>((changed, superseded) => rounds.run(changed, superseded));
  const closers: (() => Promise<void>)[] = [
    () => rounds.ended(),
    () => runner.idle(),
    () => listing.close(),
    () => lender.close(),
    async () => live.close(),
    async () => pdfs.close(),
    async () => comments.close(),
  ];
  const closeAll = async (): Promise<void> => {
    own.abort(options.signal.reason);
    for (const each of closers.toReversed()) await each();
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll());
  try {
    signal.throwIfAborted();
    const { root, destination } = options.build;
    // The port first: one that is taken should be known before the work, and open pages find their server again.
    const server = await startServer({
      folder: destination,
      port: options.port,
      host: options.host,
      shell: options.shell,
      language: options.language,
      board,
      served,
      library: { ...options.build, config: async () => (await live.package())?.package.config },
      live,
      pdfs: options.pdf ? pdfs : undefined,
      comments,
      listing,
      root,
    });
    closers.push(server.close);
    const opened = live.open();
    opened.catch(() => undefined);
    // The watcher too: what is saved during the first round is part of the second.
    const watcher = await watchSources({
      root,
      destination,
      onSave: (saved) => {
        const paths = comments.sort(saved);
        if (paths.length === 0) return;
        // What is being made in the background can wait: it will be made anew.
        runner.interrupt();
        live.save(paths).then(
          () => {
            board.judge(live.diagnostics ?? [], options.language);
            comments.changed();
            void pdfs.saved();
          },
          () => undefined,
        );
      },
      onChange: (saved) => {
        const paths = saved.filter((path) => !isCommentPath(path));
        if (paths.length > 0) void runner.request(paths).catch(() => undefined);
      },
      onFailure: options.reporter.failed,
    });
    closers.push(watcher.close);
    const firstRound = runner.request([]);
    const untilEnd = async (): Promise<void> => {
      try {
        await Promise.race([firstRound.then(() => aborted(signal)), aborted(signal)]);
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        await close();
      }
    };
    const ended = untilEnd();
    ended.catch(() => undefined);
    await Promise.race([rounds.first, ended]);
    // A first round that failed for good has announced itself too: its failure comes first.
    await Promise.race([firstRound, new Promise((resolve) => setImmediate(resolve))]);
    options.signal.throwIfAborted();
    return { url: server.url, ended };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The books that pages show, as the build makes them. */
function liveOptions({
  root,
  modules,
  language,
  editions,
  ...rest
}: PreviewOptions["build"]): LivePreviewOptions {
  const { templates, generator, volume } = rest;
  return {
    root,
    names: modules,
    language,
    editions,
    templates,
    generator,
    volume: modules.includes(packageBook) || (volume && modules.length === 0),
  };
}
