/** Texts as they are encoded for one line: nobody would break a shorter one into lines or quote it. */
const encoded = /(?<![\w+/-])[A-Za-z0-9+/_-]{32,}={0,2}(?![\w+/=-])/g;

/** A value whose encoded texts are readable. What does not decode to text with spaces, lines or quotes stays: it is a key, or a name. */
export const readable = (value: string): string =>
  value.replace(encoded, (part) => {
    const plain = Buffer.from(part, 'base64').toString('latin1');
    return /^[\t\n\r -~]+$/.test(plain) && /[\s"]/.test(plain) ? plain : part;
  });
