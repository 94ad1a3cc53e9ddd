/** Addresses that the surface can open; what has none is plain text. */
export interface HoverLinks {
  /** Where expected output tokens are set. */
  readonly outputTokens?: string;
  readonly placeholders?: string;
  readonly deployment?: string;
  /** Where own measurements are named that correct the estimates. */
  readonly corrections?: string;
  readonly explore?: string;
  /** Shows how the prompt splits into tokens. */
  readonly tokens?: string;
  readonly settings?: string;
  /** Takes hints away; only a hint's own tooltip has it. */
  readonly hideHints?: string;
}

/** The address's title is read by pointing at it: there is room for a sentence. `text` is Markdown, `more` is not. */
export const linked = (text: string, address: string | undefined, more?: string): string => {
  if (address === undefined) return text;
  const title = more === undefined ? '' : ` "${more.replace(/\s+/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
  return `[${text}](${address}${title})`;
};
