import type { FontSink } from "../font/true-type-font.ts";
import type { ObjectWriter } from "../object-writer.ts";
import { streamOf } from "../object-writer.ts";
import { dictionaryText, valueText } from "../convert/values.ts";

/** Where a font is put that a file gets while it is finished. */
export function stampSink(writer: ObjectWriter): FontSink {
  return {
    addValue: (value) => {
      const number = writer.newNumber();
      writer.replace(number, valueText(value));
      return { ref: number };
    },
    addStream: (dictionary, data) => {
      const entries = dictionaryText(dictionary).slice(2, -2);
      return { ref: writer.add(streamOf(Buffer.from(data), entries)) };
    },
  };
}
