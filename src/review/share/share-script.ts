import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotRun } from "../../diagnostics/failure.ts";

/** Scripts of a static share, by name, each after those that it uses; the last one starts. */
const modules = [
  "element",
  "new-id",
  "margin-store",
  "place-of",
  "find-range",
  "word-marks",
  "comment-card",
  "draft-box",
  "comment-form",
  "damaged-files",
  "elsewhere",
  "card-places",
  "card-deck",
  "scroll-pair",
  "margin-panel",
  "select-button",
  "kept-list",
  "local-store",
  "hand-over",
  "share",
] as const;

/**
 * The one script of a static share. A file from a phone's storage cannot import others, so they are put into one, each a
 * function that answers what it exports.
 * @param folder of the compiled scripts
 * @throws CannotRun `template-broken`
 */
export async function shareScript(folder: string): Promise<string> {
  const parts = await Promise.all(
    modules.map(async (name) => {
      const path = join(folder, `${name}.js`);
      const text = await readFile(path, "utf8").catch((error: Error) => {
        throw new CannotRun("template-broken", { path, detail: error.message }, { cause: error });
      });
      return `const ${variable(name)} = (() => {\n${bound(text)}\n})();`;
    }),
  );
  const script = `"use strict";\n(() => {\n${parts.join("\n")}\n})();`;
  if (/<\/script|<!--/i.test(script)) throw new Error("A script that would end its own element");
  return script;
}

/** A module as the inside of a function: imports are taken from those before it, exports are answered. */
function bound(text: string): string {
  const exported = [...text.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)].map(
    ([, name]) => name,
  );
  const inside = text
    .replace(
      /^import \{([^}]*)\} from "\.\/([\w-]+)\.js";$/gm,
      (_, names: string, from: string) => `const {${names.replaceAll(" as ", ": ")}} = ${variable(from)};`,
    )
    .replace(/^export \{\};$/gm, "")
    .replace(/^export (?=(?:async )?(?:function|class|const) )/gm, "");
  if (/^(?:import|export)\b/m.test(inside))
    throw new Error("A script with an import or export of another form");
  return `${inside}\nreturn { ${exported.join(", ")} };`;
}

function variable(name: string): string {
  // No name in a module begins so.
  return `$${name.replaceAll("-", "_")}`;
}
