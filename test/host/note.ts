/** Prints a figure beside the test's result; timings are shown, not asserted, because the machine decides them. */
export const note = (text: string): void => console.log(`[host] ${JSON.stringify({ note: text })}`);
