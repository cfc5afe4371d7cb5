/**
 * Words of a name, small, without accents and digits: those of `dbPassword2` and of `DB_PASSWORD_2` are `db password`. Letters of other
 * scripts remain.
 */
export const wordsOf = (name: string): string =>
  name
    .slice(0, 256)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/k8s/gi, 'kubernetes')
    .replace(/([\p{Ll}\d])(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
