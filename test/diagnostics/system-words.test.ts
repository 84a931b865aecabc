import { expect, test } from "vitest";
import { systemWords } from "../../src/diagnostics/system-words.ts";

test.each([
  ["ENOENT", "berkas atau foldernya tidak ada", "there is no such file or folder"],
  [
    "ENOENT: no such file or directory, open '/x'",
    "berkas atau foldernya tidak ada",
    "there is no such file or folder",
  ],
  ["spawn git ENOENT", "programnya tidak ditemukan", "there is no such program"],
  ["getaddrinfo ENOTFOUND foo", "nama itu tidak dikenal di jaringan", "the network knows no such name"],
  [
    "listen EADDRNOTAVAIL: address not available 203.0.113.7:4321",
    "itu bukan alamat komputer ini",
    "that is no address of this machine",
  ],
  ["ENOSPC: no space left on device, write", "disk sudah penuh", "the disk is full"],
])("%s is told in words", (detail, id, en) => {
  expect(systemWords(detail, "id")).toBe(id);
  expect(systemWords(detail, "en")).toBe(en);
});

test.each(["", "{{slot}}", "EDISI", "ENTAH: apa", "spawn", "Ada ENOENT di tengah"])(
  "%j stays as it is",
  (detail) => {
    expect(systemWords(detail, "id")).toBe(detail);
  },
);
