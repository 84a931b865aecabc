// This function runs in the page: it must stand alone, and may use nothing from around it.

interface Sheet {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  readonly style: { fontSize: string };
}

declare const document: {
  readonly documentElement: Sheet;
  querySelectorAll(selector: string): Iterable<Sheet>;
};

declare const getComputedStyle: (element: Sheet) => { fontSize: string };

/** Sets all text smaller, a twentieth at a time, until no sheet holds more than it has room for. */
export function fitSheets(smallest: number): void {
  const root = document.documentElement;
  const usual = Number.parseFloat(getComputedStyle(root).fontSize);
  for (let part = 1; part >= smallest; part -= 0.05) {
    root.style.fontSize = `${usual * part}px`;
    const sheets = [...document.querySelectorAll(".sheet")];
    if (sheets.every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1)) return;
  }
}
