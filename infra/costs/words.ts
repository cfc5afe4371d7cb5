import type { CostItem } from './costs.ts';
import { pricesDate } from './prices.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,608 USD` */
export const usdText = (usd: number): string => `${whole.format(usd)} USD`;

/** `+1,608 USD`, `-12 USD` */
export const signedUsdText = (usd: number): string => `${Math.round(usd) > 0 ? '+' : ''}${usdText(usd)}`;

/** `about 1,973 USD`; `at least` where there is something whose price is not known. */
export const sumText = (usd: number, items: readonly CostItem[]): string =>
  `${items.some((item) => item.usd === undefined) ? 'at least' : 'about'} ${usdText(usd)}`;

/** What a price is, for whoever reads it. */
export const priceNote = (): string => `list prices of ${pricesDate()}, without discounts`;

/** An item, and that its price is not known where it is not. */
export const itemText = ({ what, usd }: CostItem): string => (usd === undefined ? `${what} (no price known)` : what);
