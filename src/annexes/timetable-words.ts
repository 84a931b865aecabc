import type { Language } from "../model/language.ts";
import type { RunLength } from "../model/schedule.ts";

/** The fixed words of the timetable. */
interface TimetableWords {
  lead(lessonHour: number): string;
  announcement: string;
  runs: Readonly<Record<RunLength, string>>;
  days: Readonly<Record<1 | 2, string>>;
  secondMorning: string;
  holds: Readonly<Record<"weekday" | "friday" | "any", string>>;
  clock: string;
  minutes: string;
  hours: string;
  session: string;
  leader: string;
  sum: string;
  sumNote: string;
  part(index: number, of: number): string;
  timeline: string;
  timelineLead: string;
  bring: string;
}

/** The words in each language; short, for columns are narrow. */
export const timetableWords: Readonly<Record<Language, TimetableWords>> = {
  id: {
    lead: (minutes) =>
      `Satu jam pelatihan (JPL) adalah ${minutes} menit. Jeda diambil di akhir sesi yang paling dekat dengan jamnya. Jeda tetap seperti salat Jumat memotong sesi.`,
    announcement: "Jam dapat berubah. Tanyakan kepada fasilitator.",
    runs: { 1: "Satu hari", 1.5: "Satu setengah hari", 2: "Dua hari" },
    days: { 1: "Hari pertama", 2: "Hari kedua" },
    secondMorning: "Pagi kedua",
    holds: { weekday: "selain hari Jumat", friday: "hari Jumat", any: "semua hari" },
    clock: "Pukul",
    minutes: "Menit",
    hours: "JPL",
    session: "Sesi",
    leader: "Dipandu oleh",
    sum: "Jumlah sesi",
    sumNote: "tanpa jeda",
    part: (index, of) => ` (bagian ${index}/${of})`,
    timeline: "Garis waktu",
    timelineLead: "Panjang batang sama dengan menit sesi. Isian batang menunjukkan metode.",
    bring: "Yang perlu dibawa",
  },
  en: {
    lead: (minutes) =>
      `One training hour (JPL) is ${minutes} minutes. A break is taken at the end of the session nearest to its time. A fixed break such as Friday prayer splits a session.`,
    announcement: "Times may change. Ask your facilitator.",
    runs: { 1: "One day", 1.5: "One and a half days", 2: "Two days" },
    days: { 1: "First day", 2: "Second day" },
    secondMorning: "Second morning",
    holds: { weekday: "not on Fridays", friday: "Fridays", any: "every day" },
    clock: "Time",
    minutes: "Minutes",
    hours: "Hours",
    session: "Session",
    leader: "Led by",
    sum: "All sessions",
    sumNote: "without breaks",
    part: (index, of) => ` (part ${index}/${of})`,
    timeline: "Timeline",
    timelineLead: "A bar is as long as its session has minutes. Its filling shows the method.",
    bring: "What to bring",
  },
};
