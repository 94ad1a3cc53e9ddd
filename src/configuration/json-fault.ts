import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { sourceMap } from './source-map.ts';

/** `CloseBraceExpected` as people say it. */
export const faultInWords = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/**
 * Where a text that is no JSON goes wrong and how: `1:2 close brace expected`. The engine's own message would quote the file, names no
 * place, and differs from version to version.
 */
export function jsonFault(text: string): string {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    return 'nested too deeply';
  }
  const [first] = errors;
  if (!first) return 'a value that JSON does not know';
  const { line, column } = sourceMap(text, undefined).at(first.offset, 1).start;
  return `${line}:${column} ${faultInWords(printParseErrorCode(first.error))}`;
}
