/** What the contents of the small package's books list, by module and edition: every section of the book, then its sheets. */
export const smallContents: Record<string, { sections: string[]; sheets: number }> = {
  "uji facilitator": {
    sections: [
      "Tentang buku ini",
      "Kurikulum (GBPP)",
      "Jadwal",
      "Bahan dan salinan",
      "Sesi 1 Hak di tempat kerja",
      "Sesi 2 Dari bukti ke jalur",
      "Tujuan, kegiatan, dan soal",
      "Kunci jawaban",
      "Daftar hukum",
      "Glosarium",
    ],
    sheets: 4,
  },
  "uji participant": {
    sections: [
      "Tentang buku ini",
      "Jadwal",
      "Sesi 1 Hak di tempat kerja",
      "Sesi 2 Dari bukti ke jalur",
      "Daftar hukum",
      "Glosarium",
    ],
    sheets: 4,
  },
  "mentah facilitator": {
    sections: [
      "Tentang buku ini",
      "Kurikulum (GBPP)",
      "Jadwal",
      "Sesi 1 HTML mentah",
      "Daftar hukum",
      "Glosarium",
    ],
    sheets: 0,
  },
  "mentah participant": {
    sections: ["Tentang buku ini", "Jadwal", "Sesi 1 HTML mentah", "Daftar hukum", "Glosarium"],
    sheets: 0,
  },
};
