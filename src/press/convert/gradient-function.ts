import { deflateSync } from "node:zlib";
import type { Dictionary, PdfValue } from "../pdf-value.ts";
import type { ColourSpace } from "./colour-space.ts";
import type { Colour } from "./colour.ts";
import type { PdfFunction } from "./functions.ts";
import type { PdfOutput } from "./pdf-output.ts";
import type { Target } from "./target.ts";
import { name } from "./values.ts";

/** What a gradient is converted for. */
export interface GradientTask {
  out: PdfOutput;
  space: ColourSpace;
  target: Target;
}

/** Samples between two stops: conversion is smooth there, and printers' steps are larger. */
const between = 33;
const most = 1025;

/**
 * A function of one input from a colour space to the target's: stitching stays stitching, so that hard edges stay hard,
 * and each part becomes samples (ISO 32000-1, 7.10.2). The ends of each part get exactly the inks that text and areas of
 * that colour get; between them the profile's path is bent to meet them. Where every colour is neutral, black ink alone.
 */
export function convertGradient(task: GradientTask, source: PdfFunction): PdfValue {
  const { target } = task;
  const parts = partsOf(source);
  const colours = parts.map((part) => coloursOf(task, part));
  const isNeutral = colours.flat().every((colour) => target.isNeutral(colour));
  const base = (colour: Colour): readonly number[] =>
    isNeutral ? target.neutral(colour) : target.smooth(colour);
  const made = new Map(
    parts.map((part, index) => [part, partFunction(task, part, bent(target, colours[index] ?? [], base))]),
  );
  return assembled(source, made);
}

/** The functions at the ends of all stitching. */
function partsOf(source: PdfFunction): PdfFunction[] {
  return source.stitched ? source.stitched.functions.flatMap(partsOf) : [source];
}

function sampleCount({ type, linear, samples }: PdfFunction): number {
  if (linear === true) return between;
  if (type === 0) return Math.min(most, Math.max(between * 2 - 1, samples?.[0] ?? 0));
  return 257;
}

function coloursOf({ space }: GradientTask, part: PdfFunction): Colour[] {
  const count = sampleCount(part);
  const [low = 0, high = 1] = part.domain;
  return Array.from({ length: count }, (_, index) =>
    space.colour(part.evaluate([low + ((high - low) * index) / (count - 1)])),
  );
}

function bent(
  target: Target,
  colours: readonly Colour[],
  base: (colour: Colour) => readonly number[],
): (readonly number[])[] {
  const [first] = colours;
  const last = colours.at(-1);
  if (first === undefined || last === undefined) return [];
  const off = (colour: Colour): number[] => {
    const path = base(colour);
    return target.exact(colour).map((value, channel) => value - (path[channel] ?? 0));
  };
  const [start, end] = [off(first), off(last)];
  return colours.map((colour, index) => {
    const share = index / Math.max(1, colours.length - 1);
    const values = base(colour).map((value, channel) => {
      const moved = value + (1 - share) * (start[channel] ?? 0) + share * (end[channel] ?? 0);
      return Math.min(1, Math.max(0, moved));
    });
    return target.limited(values);
  });
}

function partFunction(
  { out, target }: GradientTask,
  part: PdfFunction,
  samples: readonly (readonly number[])[],
): PdfValue {
  const [low = 0, high = 1] = part.domain;
  const [first = []] = samples;
  const domain: PdfValue = [low, high];
  if (
    samples.every((sample) =>
      sample.every((value, channel) => Math.abs(value - (first[channel] ?? 0)) < 1e-6),
    )
  ) {
    return new Map<string, PdfValue>([
      ["FunctionType", 2],
      ["Domain", domain],
      ["C0", [...first]],
      ["C1", [...first]],
      ["N", 1],
    ]);
  }
  const data = Buffer.alloc(samples.length * target.channels * 2);
  for (const [index, value] of samples.flat().entries())
    data.writeUInt16BE(Math.round(value * 65_535), index * 2);
  const entries: Dictionary = new Map<string, PdfValue>([
    ["FunctionType", 0],
    ["Domain", domain],
    ["Range", Array.from({ length: target.channels }, () => [0, 1]).flat()],
    ["Size", [samples.length]],
    ["BitsPerSample", 16],
  ]);
  if (data.length < 600) return out.addStream(entries, data);
  return out.addStream(entries.set("Filter", name("FlateDecode")), deflateSync(data));
}

function assembled(source: PdfFunction, made: ReadonlyMap<PdfFunction, PdfValue>): PdfValue {
  if (!source.stitched) return made.get(source) ?? null;
  const { functions, bounds, encode } = source.stitched;
  return new Map<string, PdfValue>([
    ["FunctionType", 3],
    ["Domain", [...source.domain]],
    ["Functions", functions.map((part) => assembled(part, made))],
    ["Bounds", [...bounds]],
    ["Encode", [...encode]],
  ]);
}
