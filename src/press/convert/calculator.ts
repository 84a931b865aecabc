import { Unconvertible } from "./problems.ts";

/**
 * A stack of numbers; true and false are 1 and 0, which every operator of a calculator tells apart by itself. Below its
 * bottom it is all zeros.
 */
class Machine {
  readonly cells = new Float64Array(256);
  top = 0;

  push(value: number): void {
    // A hundred operands are what readers must have (ISO 32000-1, annex C); what goes beyond is lost.
    if (this.top < 255) {
      this.cells[this.top] = value;
      this.top += 1;
    }
  }

  pop(): number {
    if (this.top === 0) return 0;
    this.top -= 1;
    return this.cells[this.top] ?? 0;
  }
}

type Step = (machine: Machine) => void;

const radians = Math.PI / 180;

const unary =
  (of: (x: number) => number): Step =>
  (machine) => {
    machine.push(of(machine.pop()));
  };

const binary =
  (of: (x: number, y: number) => number): Step =>
  (machine) => {
    const y = machine.pop();
    machine.push(of(machine.pop(), y));
  };

const constant =
  (value: number): Step =>
  (machine) => {
    machine.push(value);
  };

function arcTangent(y: number, x: number): number {
  const angle = Math.atan2(y, x) / radians;
  return angle < 0 ? angle + 360 : angle;
}

function roll(machine: Machine): void {
  const turns = machine.pop();
  const count = Math.min(Math.max(0, machine.pop()), machine.top);
  if (count === 0) return;
  const from = machine.top - count;
  const shift = ((turns % count) + count) % count;
  const part = machine.cells.slice(from, machine.top);
  for (let index = 0; index < count; index += 1)
    machine.cells[from + ((index + shift) % count)] = part[index] ?? 0;
}

function copy(machine: Machine): void {
  const count = Math.min(Math.max(0, machine.pop()), machine.top);
  const from = machine.top - count;
  for (let index = 0; index < count; index += 1) machine.push(machine.cells[from + index] ?? 0);
}

function exchange(machine: Machine): void {
  const y = machine.pop();
  const x = machine.pop();
  machine.push(y);
  machine.push(x);
}

/** All operators of type 4 functions (ISO 32000-1, table 42), but `if` and `ifelse`, which have procedures. */
const operators: Readonly<Record<string, Step>> = {
  abs: unary(Math.abs),
  add: binary((x, y) => x + y),
  and: binary((x, y) => x & y),
  atan: binary(arcTangent),
  bitshift: binary((x, by) => (by >= 0 ? x << by : x >> -by)),
  ceiling: unary(Math.ceil),
  copy,
  cos: unary((x) => Math.cos(x * radians)),
  cvi: unary(Math.trunc),
  cvr: () => {},
  div: binary((x, y) => (y === 0 ? 0 : x / y)),
  dup: (machine) => {
    machine.push(machine.top === 0 ? 0 : (machine.cells[machine.top - 1] ?? 0));
  },
  eq: binary((x, y) => (x === y ? 1 : 0)),
  exch: exchange,
  exp: binary((x, y) => x ** y),
  false: constant(0),
  floor: unary(Math.floor),
  ge: binary((x, y) => (x >= y ? 1 : 0)),
  gt: binary((x, y) => (x > y ? 1 : 0)),
  idiv: binary((x, y) => (y === 0 ? 0 : Math.trunc(x / y))),
  index: (machine) => {
    const depth = machine.pop();
    machine.push(machine.cells[machine.top - 1 - depth] ?? 0);
  },
  le: binary((x, y) => (x <= y ? 1 : 0)),
  ln: unary(Math.log),
  log: unary(Math.log10),
  lt: binary((x, y) => (x < y ? 1 : 0)),
  mod: binary((x, y) => (y === 0 ? 0 : x % y)),
  mul: binary((x, y) => x * y),
  ne: binary((x, y) => (x === y ? 0 : 1)),
  neg: unary((x) => -x),
  not: unary((x) => (x === 0 ? 1 : x === 1 ? 0 : ~x)),
  or: binary((x, y) => x | y),
  pop: (machine) => {
    machine.pop();
  },
  roll,
  round: unary((x) => Math.floor(x + 0.5)),
  sin: unary((x) => Math.sin(x * radians)),
  sqrt: unary((x) => Math.sqrt(Math.max(0, x))),
  sub: binary((x, y) => x - y),
  true: constant(1),
  truncate: unary(Math.trunc),
  xor: binary((x, y) => x ^ y),
};

/** A calculator that is ready to run: it fills `outputs` with the uppermost results. */
export type Calculator = (inputs: readonly number[], outputs: number[]) => void;

/** Reads a PostScript calculator (ISO 32000-1, 7.10.5) once, to run it many times. @throws Unconvertible */
export function compileCalculator(text: string): Calculator {
  const tokens = text.replace(/%[^\r\n]*/g, " ").match(/[{}]|[^\s{}]+/g) ?? [];
  let at = 0;
  const procedure = (depth: number): Step => {
    if (tokens[at] !== "{" || depth > 64) throw new Unconvertible("function", "a calculator without braces");
    at += 1;
    const steps: Step[] = [];
    const blocks: Step[] = [];
    for (let token = tokens[at]; token !== "}"; token = tokens[at]) {
      if (token === undefined) throw new Unconvertible("function", "a calculator without an end");
      if (token === "{") {
        blocks.push(procedure(depth + 1));
        continue;
      }
      at += 1;
      steps.push(stepOf(token, blocks));
    }
    at += 1;
    return (machine) => {
      for (const step of steps) step(machine);
    };
  };
  const run = procedure(0);
  const machine = new Machine();
  return (inputs, outputs) => {
    machine.top = 0;
    for (const input of inputs) machine.push(input);
    run(machine);
    for (let index = outputs.length - 1; index >= 0; index -= 1) outputs[index] = machine.pop();
  };
}

function stepOf(token: string, blocks: Step[]): Step {
  const number = Number(token);
  if (!Number.isNaN(number)) return constant(number);
  if (token === "if") {
    const then = blocks.pop();
    return (machine) => {
      if (machine.pop() !== 0) then?.(machine);
    };
  }
  if (token === "ifelse") {
    const otherwise = blocks.pop();
    const then = blocks.pop();
    return (machine) => {
      (machine.pop() === 0 ? otherwise : then)?.(machine);
    };
  }
  const step = Object.hasOwn(operators, token) ? operators[token] : undefined;
  if (step === undefined) throw new Unconvertible("function", `operator ${token}`);
  return step;
}
