/**
 * Puts a message into the reader's language. The message is the English sentence with `{0}`, `{1}` … for its arguments, the
 * form that `vscode.l10n.t` and `@vscode/l10n` take, so either can be handed in.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** English: fills the arguments in. An index without an argument stays as it is written. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (placeholder, index) => String(args[Number(index)] ?? placeholder));
