/** Thrown at bytes that are no font whose outlines can be read and put into a PDF. */
export class UnusableFont extends Error {}
