import type { ShellChange, ShellPages, ShellState } from "../shell-data.ts";

/** Who listens to the preview. */
export interface Listeners {
  state(state: ShellState): void;
  session(change: ShellChange): void;
  pages(change: ShellPages): void;
  /** It listens again, and may have missed something. */
  opened(): void;
  /** The preview does not answer any more. */
  lost(): void;
}

/** Listens to the preview as long as the page is seen: a browser has six connections to one server. */
export function listenToPreview(listeners: Listeners): void {
  let source: EventSource | undefined;
  const connect = (): void => {
    if (source ?? document.hidden) return;
    const own = new EventSource("/.edisi/events");
    source = own;
    own.addEventListener("open", listeners.opened);
    for (const name of ["open", "comments"]) own.addEventListener(name, tellMargin);
    own.addEventListener("state", ({ data }: MessageEvent<string>) =>
      listeners.state(JSON.parse(data) as ShellState),
    );
    own.addEventListener("session", ({ data }: MessageEvent<string>) =>
      listeners.session(JSON.parse(data) as ShellChange),
    );
    own.addEventListener("pdf", ({ data }: MessageEvent<string>) =>
      listeners.pages(JSON.parse(data) as ShellPages),
    );
    own.addEventListener("error", () => {
      if (source === own) listeners.lost();
    });
  };
  const disconnect = (): void => {
    source?.close();
    source = undefined;
  };
  connect();
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", connect);
}

/** Comments may have changed: their margin looks. */
function tellMargin(): void {
  document.dispatchEvent(new Event("edisi-comments"));
}
