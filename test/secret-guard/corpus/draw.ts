export const lower = 'abcdefghijklmnopqrstuvwxyz';
export const upper = lower.toUpperCase();
export const digits = '0123456789';
export const hexDigits = '0123456789abcdef';
export const base32 = `${upper}234567`;
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const small = `${lower}${digits}`;
export const capitals = `${upper}${digits}`;
export const alphanumeric = `${lower}${upper}${digits}`;
export const base64 = `${alphanumeric}+/`;
export const base64url = `${alphanumeric}-_`;

/** Draws texts, the same ones for the same seed: the corpus does not change from run to run. */
export class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** A whole number below a limit (xorshift, 32 bits). */
  below(limit: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % limit;
  }

  one<T>(list: readonly [T, ...T[]]): T {
    return list[this.below(list.length)] ?? list[0];
  }

  text(length: number, alphabet: string): string {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join('');
  }

  /** A text with at least one character of each alphabet. */
  mixed(length: number, ...alphabets: readonly string[]): string {
    for (;;) {
      const text = this.text(length, alphabets.join(''));
      if (alphabets.every((alphabet) => [...text].some((character) => alphabet.includes(character)))) return text;
    }
  }

  hex(length: number): string {
    return this.mixed(length, digits, 'abcdef');
  }

  uuid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(12)}`;
  }

  /** Letters of both cases and digits. */
  key(length: number): string {
    return this.mixed(length, lower, upper, digits);
  }

  /** A password of Terraform's `random_password`, with its special characters. */
  password(length: number): string {
    return this.mixed(length, lower, upper, digits, '!@#$%&*()-_=+[]{}<>:?');
  }

  /** What a list of values is written with. */
  tools() {
    return {
      text: this.text.bind(this),
      hex: this.hex.bind(this),
      key: this.key.bind(this),
      uuid: this.uuid.bind(this),
      password: this.password.bind(this),
    };
  }
}
