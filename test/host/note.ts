const send = (event: object): void => console.log(`[host] ${JSON.stringify(event)}`);

/** Prints a line beside the test's result. */
export const note = (text: string): void => send({ note: text });

/** Hands a measured time to the bench, which collects those of one name. */
export const figure = (name: string, milliseconds: number): void => send({ figure: name, milliseconds });

/** Tells the bench that an editor was opened now; it measures until its first hint is drawn. */
export const opened = (name: string): void => send({ opened: name, at: performance.timeOrigin + performance.now() });
