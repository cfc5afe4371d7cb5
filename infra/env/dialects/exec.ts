/** Bytes of one `NAME=value`, with the NUL behind it, that Linux takes for a program it starts: `MAX_ARG_STRLEN`, 32 pages. */
const longestString = 128 * 1024;
/** Bytes of it that are kept free for the name: the longest is far below. */
const nameBytes = 1024;

/** Why no program could be started with this value in its environment; undefined for one that it could. */
export function exceedsExec(value: string): string | undefined {
  if (value.includes('\0')) return 'holds a NUL, which no variable can carry';
  const isTooLong = Buffer.byteLength(value) > longestString - nameBytes;
  return isTooLong ? 'is too long: Linux starts no program with it in its environment' : undefined;
}
