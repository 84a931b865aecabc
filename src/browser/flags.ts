/** Features of Chromium that a print does not need, or that would make it differ. */
const disabledFeatures = [
  "AcceptCHFrame",
  "MediaRouter",
  "OptimizationHints",
  "Translate",
  // Two books printed at once have the same address; they must not share one renderer process.
  "ProcessPerSiteUpToMainFrameThreshold",
];

/** All flags but those that depend on the start: see https://peter.sh/experiments/chromium-command-line-switches/. */
const always = [
  "--remote-debugging-pipe",
  // The same picture on every machine.
  "--disable-gpu",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
  "--lang=en-US",
  // Nothing goes out by itself, and no name is ever looked up.
  "--disable-background-networking",
  "--disable-client-side-phishing-detection",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--metrics-recording-only",
  "--no-pings",
  // No questions, no reports, no sound, no keychain.
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--disable-hang-monitor",
  "--mute-audio",
  "--no-default-browser-check",
  "--no-first-run",
  "--password-store=basic",
  "--use-mock-keychain",
  // Pages print at the same time, none of them in front; containers have a small /dev/shm.
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-dev-shm-usage",
  "--disable-renderer-backgrounding",
  `--disable-features=${disabledFeatures.join(",")}`,
];

/** What the flags of one start depend on. */
export interface FlagOptions {
  /** A headless shell, which has no other mode. */
  readonly shell: boolean;
  readonly sandbox: boolean;
  /** Folder of the fresh user profile. */
  readonly profile: string;
}

/** The command line of the browser, without the program itself. */
export function browserFlags({ shell, sandbox, profile }: FlagOptions): string[] {
  return [
    ...always,
    shell ? "--headless" : "--headless=new",
    ...(sandbox ? [] : ["--no-sandbox"]),
    `--user-data-dir=${profile}`,
    "about:blank",
  ];
}
