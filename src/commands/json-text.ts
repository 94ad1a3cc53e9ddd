/** What a command writes as JSON: for people too, so over several lines, and with an end of line. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
