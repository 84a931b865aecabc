import { h } from "hastscript";
import type { Language } from "../model/language.ts";
import { roomPlan, type RoomShape } from "./drawings/room-plan.ts";
import { pictured } from "./legend.ts";
import { shell } from "./markup.ts";
import type { BlockSpec } from "./spec.ts";

const shapeNames: Record<RoomShape, Record<Language, string>> = {
  circle: { en: "Circle of chairs", id: "Kursi melingkar" },
  u: { en: "Horseshoe of tables", id: "Meja bentuk U" },
  groups: { en: "Tables for groups", id: "Meja kelompok" },
  pairs: { en: "Chairs in pairs", id: "Kursi berpasangan" },
  plenary: { en: "Rows for a plenary", id: "Baris kursi untuk pleno" },
};

const key = {
  en: "Full dot: facilitator. Dashes: the way that stays free, from the door to the place for a wheelchair.",
  id: "Titik penuh: fasilitator. Garis putus-putus: lorong yang tetap bebas, dari pintu ke tempat kursi roda.",
};

/** How the room is set. */
export const room: BlockSpec = {
  name: "room",
  words: { en: "room", id: "tata-ruang" },
  doc: {
    en: "How the room is set, drawn for the facilitator, with the text beside it.",
    id: "Tata ruang, digambar untuk fasilitator, dengan keterangan di sampingnya.",
  },
  audience: "facilitator",
  label: { en: "Room layout", id: "Tata ruang" },
  attributes: ["title", "shape"],
  required: ["shape"],
  titleIsHeading: false,
  render: (block, children, context) => {
    const { language } = context;
    const shape = block.attributes.shape ?? "circle";
    const name = shapeNames[shape];
    const plan = pictured(roomPlan(shape, 0.5), `${name[language]}. ${key[language]}`, context);
    const beside = h("div.room-text", [...children, h("p.room-key", key[language])]);
    return [shell(block, [h("div.room-view", [plan, beside])], context, { untitled: name })];
  },
};
