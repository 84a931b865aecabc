import type { Browser, Page } from "puppeteer";

/** The preview's page in a browser, as tests look at it. Scripts run in the page. */
export class ShellScreen {
  readonly page: Page;
  /** What the page has said on its console. */
  readonly said: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on("console", (message) => this.said.push(message.text()));
    page.on("pageerror", (error) => this.said.push(String(error)));
  }

  /** Opens an address in a window of a size. */
  static async open(
    browser: Browser,
    url: string,
    { width = 1400, height = 900 } = {},
  ): Promise<ShellScreen> {
    const screen = new ShellScreen(await browser.newPage());
    await screen.page.setViewport({ width, height });
    await screen.page.goto(url);
    return screen;
  }

  is(script: string): Promise<boolean> {
    return this.page.evaluate(`Boolean(${script})`) as Promise<boolean>;
  }

  /** Text that is seen in an element; empty where there is none. */
  text(selector: string): Promise<string> {
    return this.page.evaluate(
      `document.querySelector(${JSON.stringify(selector)})?.innerText ?? ""`,
    ) as Promise<string>;
  }

  /** Text of a book. */
  book(edition: string): Promise<string> {
    return this.page.evaluate(
      `document.querySelector('[data-edition="${edition}"] iframe')?.contentDocument?.body?.innerText ?? ""`,
    ) as Promise<string>;
  }

  /** Top of an anchor in the window on a book; far away while there is none. */
  top(edition: string, anchor: string): Promise<number> {
    return this.page.evaluate(
      `document.querySelector('[data-edition="${edition}"] iframe')?.contentDocument?.getElementById(${JSON.stringify(anchor)})?.getBoundingClientRect().top ?? 1e6`,
    ) as Promise<number>;
  }

  /** Clicks the link of a panel whose text begins so. */
  async follow(panel: string, text: string): Promise<void> {
    await this.page.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(`${panel} a`)})].find((a) => a.textContent.startsWith(${JSON.stringify(text)})).click()`,
    );
  }

  /** What axe finds, with the elements that it finds it in. */
  async violations(axe: string): Promise<unknown> {
    await this.page.evaluate(axe);
    return this.page
      .evaluate(`axe.run(document, { iframes: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))]))`);
  }
}
