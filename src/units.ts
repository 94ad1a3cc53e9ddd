/**
 * Units as types. A `Seconds` cannot be passed where `Milliseconds`, `Bytes` or `Dollars` are expected.
 *
 * Arithmetic gives a plain `number`; put the unit back on at the boundary, with the constructor that names it. Larger and
 * smaller units exist only as conversions, so that every quantity inside the program has one scale: seconds, bytes (GB is 1e9,
 * GiB is 2^30), dollars, FLOPs, tokens, watts.
 */
declare const unit: unique symbol;
export type Quantity<Name extends string> = number & { readonly [unit]: Name };

export type Tokens = Quantity<'tokens'>;
export type Bytes = Quantity<'bytes'>;
export type BytesPerSecond = Quantity<'bytes/second'>;
export type Flops = Quantity<'floating-point operations'>;
export type FlopsPerSecond = Quantity<'floating-point operations/second'>;
export type Seconds = Quantity<'seconds'>;
export type Dollars = Quantity<'US dollars'>;
export type DollarsPerHour = Quantity<'US dollars/hour'>;
export type DollarsPerMillionTokens = Quantity<'US dollars/million tokens'>;
export type Watts = Quantity<'watts'>;
export type WattHours = Quantity<'watt-hours'>;

export const tokens = (count: number): Tokens => count as Tokens;
export const bytes = (count: number): Bytes => count as Bytes;
export const bytesPerSecond = (rate: number): BytesPerSecond => rate as BytesPerSecond;
export const flops = (count: number): Flops => count as Flops;
export const flopsPerSecond = (rate: number): FlopsPerSecond => rate as FlopsPerSecond;
export const seconds = (duration: number): Seconds => duration as Seconds;
export const dollars = (amount: number): Dollars => amount as Dollars;
export const dollarsPerHour = (rate: number): DollarsPerHour => rate as DollarsPerHour;
export const dollarsPerMillionTokens = (rate: number): DollarsPerMillionTokens => rate as DollarsPerMillionTokens;
export const watts = (power: number): Watts => power as Watts;
export const wattHours = (energy: number): WattHours => energy as WattHours;

export const gibibytes = (count: number): Bytes => bytes(count * 2 ** 30);
export const gigabytesPerSecond = (rate: number): BytesPerSecond => bytesPerSecond(rate * 1e9);
export const teraflops = (rate: number): FlopsPerSecond => flopsPerSecond(rate * 1e12);
export const milliseconds = (duration: number): Seconds => seconds(duration / 1e3);
