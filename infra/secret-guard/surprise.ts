/**
 * How unlikely characters are in names and texts, in half bits (`0` to `z` are 0 to 35), counted in names of packages, identifiers, quoted
 * texts and documentation.
 */
/** Of a letter, `a` to `z`: at the beginning of a word, and behind each of `a` to `z`. */
const letters = [
  '897999aa8dea99a8g977bbbffg',
  'ha79ie9jaje787k8m685bddfcg',
  '5dcd6fhh7aj6ff7ck89f6jkjah',
  '7icf6hj7bj88fj4cm9b6akjjcn',
  '7ce93ddh6dbaef7emaaf9gihdn',
  '9d88cbcigfi8a6fbd567hcd9dk',
  '7hde78ij4hj8hf5gm8ba9ljjan',
  '9gbg4gba5ki8da8ei78c9ijhbh',
  '5ggh3ikj6kifdg6gfbe67ljmdn',
  'ab89aa9mjkf8947bka76ibmdnc',
  '7hgi4jlibjgiej8eeg2i9jdjjl',
  '7eeb3cbf6ggaebadjd7caheick',
  '7fea49hj5lg7fi6doh998ehlak',
  '59cd4ifk7fib9f76jgafagilcm',
  '7h877a6i9iddgb7cmh75bbjiek',
  'db98hbbjded87599o5a98caehk',
  '6hdd6ghc8lg7ch69n6889hik9n',
  'cgefgfhidlj6gheefbcc1jfijj',
  '6gab4faj7kbdbb6ema88achlan',
  'ah9c5fh97ldcdf89ff749efjbm',
  '7icf5fi66jjeei79o789bkei9k',
  'b8ba7b9m8ni786f8p676iknelj',
  '5ieh2icj5mjgeiaeogdfajkiin',
  '6hed6hg84lidh86fn86fhkajjm',
  '8g8e7ehf8hidbgc4kee4fiic8i',
  '8bbcacdgcgf99783ic77egchge',
  '6gff3fic6hfcee6eigdf9kffa9',
];
/** Of a small letter, a capital, a digit, a symbol: behind each pair of these, in the same order. */
const classes = [
  '1bg5',
  '0agf',
  '4b24',
  '1ac6',
  '0bib',
  'a1d5',
  '8424',
  '4294',
  '2d36',
  '2466',
  '6c14',
  '3924',
  '0jdb',
  '14ca',
  '8e22',
  '27c3',
];
/** Of a symbol, in the order of their codes. */
const symbols = '4jgeihkeccdic5679ggefhaeeej7bdgeo';
const symbolOrder = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
/** Half bits of one digit out of ten. */
const digitCost = 6.6;
/** Of a character that is in no table. */
const otherCost = 24;

const cost = (row: string | undefined, index: number): number => Number.parseInt(row?.[index] ?? 'z', 36);

/** Bits by which each character of a text surprises, given those in front of it. */
export function surprises(text: string): number[] {
  let [first, second, previous] = [3, 3, -1];
  return Array.from(text, (character) => {
    const kind = kindOf(character);
    const ofKind = cost(classes[first * 4 + second], kind);
    let ofCharacter: number;
    if (kind < 2) {
      const letter = character.toLowerCase().charCodeAt(0) - 97;
      const isStart = kind === 1 && second === 0;
      ofCharacter = cost(letters[isStart ? 0 : previous + 1], letter);
      previous = letter;
    } else {
      const index = symbolOrder.indexOf(character);
      ofCharacter = kind === 2 ? digitCost : index < 0 ? otherCost : cost(symbols, index);
      previous = -1;
    }
    [first, second] = [second, kind];
    return (ofKind + ofCharacter) / 2;
  });
}

/** 0 for a small letter, 1 for a capital, 2 for a digit, 3 for anything else. */
function kindOf(character: string): number {
  if (character >= 'a' && character <= 'z') return 0;
  if (character >= 'A' && character <= 'Z') return 1;
  return character >= '0' && character <= '9' ? 2 : 3;
}
