/** A program of a calculator function: numbers, operators and blocks of them. */
type Step = number | string | Step[];

const degrees = Math.PI / 180;

/** Operators that take one number and leave one. */
const unary: Readonly<Record<string, (a: number) => number>> = {
  abs: Math.abs,
  ceiling: Math.ceil,
  cos: (a) => Math.cos(a * degrees),
  cvi: Math.trunc,
  cvr: (a) => a,
  floor: Math.floor,
  ln: Math.log,
  log: Math.log10,
  neg: (a) => -a,
  not: (a) => (a === 0 ? 1 : 0),
  round: Math.round,
  sin: (a) => Math.sin(a * degrees),
  sqrt: (a) => Math.sqrt(Math.max(0, a)),
  truncate: Math.trunc,
};

/** Operators that take two numbers and leave one; truth is 1. */
const binary: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  and: (a, b) => a & b,
  atan: (a, b) => (Math.atan2(a, b) / degrees + 360) % 360,
  bitshift: (a, b) => (b >= 0 ? a << b : a >> -b),
  div: (a, b) => (b === 0 ? 0 : a / b),
  eq: (a, b) => Number(a === b),
  exp: (a, b) => a ** b,
  ge: (a, b) => Number(a >= b),
  gt: (a, b) => Number(a > b),
  idiv: (a, b) => (b === 0 ? 0 : Math.trunc(a / b)),
  le: (a, b) => Number(a <= b),
  lt: (a, b) => Number(a < b),
  mod: (a, b) => (b === 0 ? 0 : a % b),
  mul: (a, b) => a * b,
  ne: (a, b) => Number(a !== b),
  or: (a, b) => a | b,
  sub: (a, b) => a - b,
  xor: (a, b) => a ^ b,
};

/** A calculator function (ISO 32000-1, 7.10.5) from its program. What makes no sense in it is skipped. */
export function calculator(program: string): (input: readonly number[]) => number[] {
  const words = program.match(/[{}]|[^\s{}]+/g) ?? [];
  const steps = blockOf(words.slice(0, 20_000), { at: 1, depth: 0 });
  return (input) => {
    const stack = [...input];
    run(steps, stack);
    return stack;
  };
}

function blockOf(words: readonly string[], place: { at: number; depth: number }): Step[] {
  const steps: Step[] = [];
  place.depth += 1;
  while (place.at < words.length && place.depth < 64) {
    const word = words[place.at] ?? "";
    place.at += 1;
    if (word === "}") break;
    const number = Number(word);
    if (word === "{") steps.push(blockOf(words, place));
    else if (word === "true" || word === "false") steps.push(Number(word === "true"));
    else steps.push(Number.isNaN(number) ? word : number);
  }
  place.depth -= 1;
  return steps;
}

function run(steps: readonly Step[], stack: number[]): void {
  for (const [index, step] of steps.entries()) {
    if (typeof step === "number") stack.push(step);
    else if (typeof step === "string") {
      if (step === "if" || step === "ifelse") branch(step, steps.slice(Math.max(0, index - 2), index), stack);
      else apply(step, stack);
    }
  }
}

function branch(word: "if" | "ifelse", before: readonly Step[], stack: number[]): void {
  const condition = (stack.pop() ?? 0) !== 0;
  const [first, second] = word === "if" ? [before.at(-1), undefined] : [before.at(-2), before.at(-1)];
  const chosen = condition ? first : second;
  if (Array.isArray(chosen)) run(chosen, stack);
}

function apply(word: string, stack: number[]): void {
  const one = unary[word];
  const two = binary[word];
  if (one) stack.push(one(stack.pop() ?? 0));
  else if (two) {
    const b = stack.pop() ?? 0;
    stack.push(two(stack.pop() ?? 0, b));
  } else move(word, stack);
}

/** Operators that move what is on the stack. */
function move(word: string, stack: number[]): void {
  const pop = (): number => stack.pop() ?? 0;
  if (word === "pop") pop();
  else if (word === "dup") stack.push(stack.at(-1) ?? 0);
  else if (word === "exch") stack.push(pop(), pop());
  else if (word === "copy") {
    const count = Math.min(pop(), stack.length, 100);
    if (count > 0) stack.push(...stack.slice(-count));
  } else if (word === "index") {
    const place = pop();
    stack.push(stack.at(-1 - place) ?? 0);
  } else if (word === "roll") {
    const by = pop();
    const count = Math.min(pop(), stack.length);
    if (count <= 0) return;
    const rolled = stack.splice(-count);
    const shift = ((by % count) + count) % count;
    stack.push(...rolled.slice(count - shift), ...rolled.slice(0, count - shift));
  }
}
