import { fill } from "../../../diagnostics/failure.ts";
import type { Language, Localized } from "../../../model/language.ts";
import { LimitReached, limitNames } from "./limits.ts";

const messages = {
  empty: {
    en: "The file is empty (0 bytes). Make or copy it again.",
    id: "Berkas ini kosong (0 bita). Buat atau salin sekali lagi.",
  },
  "not-pdf": {
    en: "Unexpected beginning of the file, expected %PDF-. It is no PDF, or it was damaged in transfer.",
    id: "Awal berkas bukan %PDF-. Ini bukan PDF, atau rusak ketika dikirim.",
  },
  "too-large": {
    en: "The file has {value}, which is more than preflight reads ({limit}). Split it into parts.",
    id: "Ukuran berkas {value}, lebih besar daripada yang diperiksa ({limit}). Bagilah menjadi beberapa berkas.",
  },
  "no-pages": {
    en: "No page could be found in the file. It is damaged or was cut off; make or copy it again.",
    id: "Tidak ada halaman yang ditemukan. Berkas rusak atau terpotong; buat atau salin sekali lagi.",
  },
  limit: {
    en: "The file is built so that reading it would not end ({limit}: more than {value}). It is damaged or malicious.",
    id: "Susunan berkas ini membuat pembacaannya tidak berakhir ({limit}: lebih dari {value}). Berkas rusak atau berbahaya.",
  },
} satisfies Record<string, Localized>;

/** Why a file could not be examined at all. */
export type UnreadableId = keyof typeof messages;

/** Thrown where a file has no page that could be examined: empty, no PDF, cut off, or made to hang its reader. */
export class UnreadablePdf extends Error {
  readonly id: UnreadableId;
  readonly details: Readonly<Record<string, string>>;

  constructor(id: UnreadableId, details: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(fill(messages[id].en, details), options);
    this.name = "UnreadablePdf";
    this.id = id;
    this.details = details;
  }

  /** The message in the language asked for. */
  in(language: Language): string {
    const { cause } = this;
    const limit = cause instanceof LimitReached ? limitNames[cause.limit][language] : undefined;
    return fill(messages[this.id][language], limit === undefined ? this.details : { ...this.details, limit });
  }
}
