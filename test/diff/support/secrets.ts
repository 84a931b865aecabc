/** A kind of passage that participants do not get. */
export interface SecretKind {
  name: string;
  /** A piece of a session that holds a text in secret. */
  write(text: string): string;
  /** Minutes that it takes. */
  minutes?: number;
  /** Whether the one who is handed a loose sheet reads it. */
  handedOut?: boolean;
}

const within = (outside: string, inside: string) => (text: string) =>
  `::::${outside}\n\n:::${inside}\n\n${text}\n\n:::\n\n::::`;

/** Every way in which a writer keeps something from participants. */
export const secretKinds: readonly SecretKind[] = [
  { name: "note", write: (text) => `:::fasilitator\n\n${text}\n\n:::` },
  { name: "words to say", write: (text) => `:::ucapkan\n\n${text}\n\n:::` },
  { name: "answer", write: within("pertanyaan\n\nApa kata Anda?", "jawaban") },
  { name: "analysis", write: within("kasus{judul=Cerita}\n\nAda sebuah cerita.", "analisis") },
  {
    name: "reason of a choice",
    write: (text) => `:::pilihan-ganda\n\nMana yang benar?\n\n- [x] Satu\n\n  ${text}\n\n- [ ] Dua\n\n:::`,
  },
  {
    name: "reason of a verdict",
    write: (text) => `:::benar-salah\n\nNilailah.\n\n- [x] Serikat itu bebas.\n\n  ${text}\n\n:::`,
  },
  { name: "blank", write: (text) => `:::isian\n\nTulislah [[${text.replace(/\.$/, "")}]] di sini.\n\n:::` },
  {
    name: "sample of a table",
    write: (text) =>
      `:::tabel-isian\n\nIsilah.\n\n| Hak | Dasar |\n|---|---|\n| Berserikat | ${text} |\n\n:::`,
  },
  { name: "footnote of a note", write: (text) => `:::fasilitator\n\nLihat.[^c]\n\n:::\n\n[^c]: ${text}` },
  { name: "comment", write: (text) => `<!-- ${text} -->` },
  {
    name: "step",
    minutes: 5,
    write: within("kegiatan{judul=Latihan durasi=5 tujuan=1}\n\nTugas latihan.", "langkah{durasi=5}"),
  },
  {
    name: "role card",
    minutes: 5,
    handedOut: true,
    write: within(
      "bermain-peran{judul=Adegan durasi=5 tujuan=1}\n\nKeadaan bersama.",
      "kartu-peran{judul=Dewi}",
    ),
  },
];

/** A session that ends with pieces of text; `minutes` is what these take. */
export function sessionWith(title: string, pieces: readonly string[], minutes = 0): string {
  const head = `---\njudul: ${title}\ndurasi: ${10 + minutes}\ntujuan:\n  - tahu satu hal\n---\n\n`;
  const activity = ":::kegiatan{judul=Peta durasi=10 tujuan=1}\n\nTugas untuk semua orang.\n\n:::";
  return `${head}${["Teks terbuka untuk semua.", activity, ...pieces].join("\n\n")}\n`;
}
