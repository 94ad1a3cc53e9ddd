import type { PromptPart, PromptRole } from '../call-site.ts';
import type { CarriedPart } from '../carried-part.ts';
import type { FilePart } from './prompt-text.ts';

/** A prompt that a file holds. */
export interface FilePrompt {
  readonly parts: readonly FilePart[];
  /** Prompts that stand in other files. */
  readonly imported?: readonly PromptPart[];
  /** Where the prompt's hint belongs, as an offset into the file. */
  readonly at: number;
  readonly sdk: string;
  readonly model?: string;
  readonly limit?: number;
  readonly carried?: readonly CarriedPart[];
}

type Given = Pick<FilePrompt, 'sdk'> & Partial<Omit<FilePrompt, 'sdk' | 'parts'>>;

/** One prompt of these parts, or none when nothing is sent. It stands where its first text stands, unless the layout says otherwise. */
export function promptOf(parts: readonly FilePart[], given: Given): FilePrompt[] {
  if (parts.length === 0) return [];
  const sent = parts.filter(({ role }) => role !== 'tool');
  const starts = (sent.length > 0 ? sent : parts).map(({ start }) => start);
  return [{ at: Math.min(...starts), ...given, parts }];
}

/** Model and limit as a file gives them; a name with a placeholder is unknown. */
export function settings(model: unknown, limit?: unknown): Pick<FilePrompt, 'model' | 'limit'> {
  return {
    ...(typeof model === 'string' && model !== '' && !/[${}]/.test(model) ? { model } : {}),
    // 0 and -1 stand for none.
    ...(typeof limit === 'number' && limit > 0 ? { limit } : {}),
  };
}

const rank = (role: PromptRole): number => (role === 'system' || role === 'developer' ? 0 : 1);

/** The order in which forms send their fields: instructions before the messages, whatever order the file has them in. */
export const systemFirst = (parts: readonly FilePart[]): FilePart[] =>
  parts.toSorted((a, b) => rank(a.role) - rank(b.role));
