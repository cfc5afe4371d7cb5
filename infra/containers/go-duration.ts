const unitMilliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * A duration as Go writes it: the engine reports `60s` as `1m0s`, and every later preview would show the difference.
 *
 * @param duration one or more numbers with units, as Docker takes them: `30s`, `1m30s`, `500ms`.
 */
export function goDuration(duration: string): string {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const total = parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (unitMilliseconds[unit] ?? 0), 0);
  if (total < 1000) return `${total}ms`;
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const seconds = `${(total % 60_000) / 1000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
