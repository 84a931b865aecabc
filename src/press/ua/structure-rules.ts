import type { UaDocument, UaRule } from "./ua-document.ts";
import { standardRoles } from "./mend-structure.ts";
import type { StructureElement } from "./structure.ts";

/** Rules of roles, lists, figures, headings and notes. */
export const structureRules: readonly UaRule[] = [
  {
    id: "02-001, 02-003",
    clause: "7.1",
    places: (document) =>
      [...new Set([...document.elements.values()].map(({ role }) => role))]
        .filter((role) => standardRole(role, document) === undefined)
        .map((role) => `/${role} means no standard type`),
  },
  {
    id: "02-004",
    clause: "7.1",
    places: ({ roleMap }) =>
      [...roleMap.keys()]
        .filter((role) => standardRoles.has(role))
        .map((role) => `/${role} is a standard type and mapped all the same`),
  },
  {
    id: "01-005",
    clause: "7.1",
    places: ({ elements, pages }) => {
      const owners = new Map(pages.map((page) => [page.number, page.owners]));
      return [...elements.values()].flatMap(({ number, kids }) =>
        kids.flatMap((kid) =>
          kid.kind !== "content" || owners.get(kid.page)?.[kid.mcid] === number
            ? []
            : [`sequence ${kid.mcid} of page ${kid.page} is not known to belong to element ${number}`],
        ),
      );
    },
  },
  {
    id: "09-005",
    clause: "7.6",
    places: (document) => [
      ...within(document, "L", ["L", "LI", "Caption"]),
      ...within(document, "LI", ["Lbl", "LBody"]),
      ...inside(document, "LI", ["L"]),
      ...inside(document, "LBody", ["LI"]),
    ],
  },
  {
    id: "13-004, 17-002",
    clause: "7.3, 7.7",
    places: (document) =>
      [...document.elements.values()]
        .filter((element) => ["Figure", "Formula"].includes(standardRole(element.role, document) ?? ""))
        .filter(({ more }) => !["Alt", "ActualText"].some((key) => hasWords(more.get(key))))
        .map(({ number, role }) => `${role} ${number} has no words`),
  },
  { id: "14-002, 14-003", clause: "7.4.2", places: skippedLevels },
  {
    id: "14-006, 14-007",
    clause: "7.4.4",
    places: ({ elements }) => {
      const roles = new Set([...elements.values()].map(({ role }) => role));
      return roles.has("H") && [...roles].some((role) => /^H\d$/.test(role))
        ? ["headings with and without a level"]
        : [];
    },
  },
  {
    id: "19-003, 19-004",
    clause: "7.9",
    places: (document) => {
      const seen = new Set<unknown>();
      return [...document.elements.values()]
        .filter(({ role }) => standardRole(role, document) === "Note")
        .filter(({ more }) => {
          const id = more.get("ID");
          const usual = hasWords(id) && !seen.has(id);
          seen.add(id);
          return !usual;
        })
        .map(({ number }) => `note ${number} has no ID of its own`);
    },
  },
];

/** The standard type that a role means; none where it means nothing or itself. */
function standardRole(role: string, { roleMap }: Pick<UaDocument, "roleMap">): string | undefined {
  let meant: string | undefined = role;
  for (let step = 0; meant !== undefined && step <= roleMap.size; step += 1) {
    if (standardRoles.has(meant)) return meant;
    meant = roleMap.get(meant);
  }
  return undefined;
}

/** Kids of elements of a role that have none of the roles allowed there, and sequences that stand there bare. */
export function within(document: UaDocument, role: string, allowed: readonly string[]): string[] {
  return [...document.elements.values()]
    .filter((element) => element.role === role)
    .flatMap(({ number, kids }) =>
      kids.flatMap((kid) => {
        const found = kid.kind === "element" ? document.elements.get(kid.number)?.role : "bare content";
        return found !== undefined && allowed.includes(found)
          ? []
          : [`${found ?? "nothing"} in ${role} ${number}`];
      }),
    );
}

/** Elements of a role that stand in none of the roles allowed. */
export function inside(document: UaDocument, role: string, allowed: readonly string[]): string[] {
  return [...document.elements.values()].flatMap((element) => {
    if (element.role !== role) return [];
    const parent = document.elements.get(element.parent)?.role ?? "nothing";
    return allowed.includes(parent) ? [] : [`${role} ${element.number} in ${parent}`];
  });
}

function hasWords(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

/** Headings deeper by more than one level than the one before; the first one has to be H1. */
function skippedLevels({ elements }: UaDocument): string[] {
  let level = 0;
  return [...elements.values()].flatMap(({ role, number }: StructureElement) => {
    const found = /^H(\d)$/.exec(role);
    if (!found) return [];
    const before = level;
    level = Number(found[1]);
    return level > before + 1 ? [`${role} ${number} after ${before === 0 ? "nothing" : `H${before}`}`] : [];
  });
}
