/** Languages edisi speaks: of its messages, and of the fixed words in a book. */
export const languages = ["id", "en"] as const;

/** BCP 47 tag of a language that edisi knows. */
export type Language = (typeof languages)[number];

/** A text in every language that edisi knows. */
export type Localized = Readonly<Record<Language, string>>;

/** What languages are called in each other. */
export const languageNames: Readonly<Record<Language, Localized>> = {
  id: { en: "Indonesian", id: "Indonesia" },
  en: { en: "English", id: "Inggris" },
};
