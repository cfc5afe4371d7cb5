/** A text with something replaced in it, which must be there: an edit that changes nothing would test nothing. */
export function replaced(text: string, what: string | RegExp, by: string): string {
  const after = text.replace(what, by);
  if (after === text) throw new Error(`${what} is not in the text, or is replaced by itself`);
  return after;
}
