import type { LanguageId } from '../source/call-site.ts';
import { closingBracket } from './brackets.ts';

/** A serializer's call that writes JSON over several lines, inside a stretch of code. */
export interface IndentedSerializer {
  readonly from: number;
  readonly to: number;
  /** The same call without the indentation. */
  readonly compact: string;
}

interface Serializer {
  readonly languages: readonly LanguageId[];
  /** Up to and including the opening bracket, where there is one. */
  readonly head: RegExp;
  /** What asks for the indentation, in the whole call, and what takes its place. */
  readonly indentation: RegExp;
  readonly compact: string | ((call: string) => string);
}

const python: readonly LanguageId[] = ['python', 'jupyter'];
const ecmascript: readonly LanguageId[] = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'];
/** A call's arguments that are longer than this are not looked at. */
const mostCharacters = 2000;

const serializers: readonly Serializer[] = [
  {
    languages: python,
    head: /\b(?:json\.)?dumps\(/g,
    indentation: /,\s*indent\s*=\s*(?:[1-9]\d*|"[^"]*"|'[^']*')/,
    // Python's own default writes a space after each comma and colon.
    compact: call => (/\bseparators\s*=/.test(call) ? '' : ', separators=(",", ":")'),
  },
  {
    languages: python,
    head: /\.(?:model_dump_json|json|to_json)\(/g,
    indentation: /\bindent\s*=\s*[1-9]\d*\s*,\s*|(?:,|(?<!\s))\s*\bindent\s*=\s*[1-9]\d*/,
    compact: '',
  },
  {
    languages: ecmascript,
    head: /\bJSON\.stringify\(/g,
    indentation: /,\s*(?:null|undefined)\s*,\s*(?:[1-9]\d*|'[^']+'|"[^"]+")\s*,?\s*(?=\)$)/,
    compact: '',
  },
  { languages: ['go'], head: /\bjson\.MarshalIndent\(/g, indentation: /MarshalIndent\(/, compact: 'Marshal(' },
  { languages: ['rust'], head: /\b(?:serde_json::)?to_(?:string|vec)_pretty\(/g, indentation: /_pretty/, compact: '' },
  { languages: ['ruby'], head: /\bJSON\.pretty_generate\(/g, indentation: /pretty_generate/, compact: 'generate' },
  {
    languages: ['php'],
    head: /\bjson_encode\(/g,
    indentation: /(?<!\s)\s*\|\s*JSON_PRETTY_PRINT\b|\bJSON_PRETTY_PRINT\s*\|\s*|,\s*JSON_PRETTY_PRINT\b(?!\s*\|)/,
    compact: '',
  },
  {
    languages: ['csharp'],
    head: /\bJsonSerializer\.Serialize(?:<[^>]*>)?\(/g,
    indentation: /\bWriteIndented\s*=\s*true\b/,
    compact: 'WriteIndented = false',
  },
  {
    languages: ['csharp'],
    head: /\bJsonConvert\.SerializeObject\(/g,
    indentation: /\bFormatting\.Indented\b/,
    compact: 'Formatting.None',
  },
  {
    languages: ['java', 'kotlin'],
    head: /\.writerWithDefaultPrettyPrinter\(/g,
    indentation: /writerWithDefaultPrettyPrinter/,
    compact: 'writer',
  },
];

/** `MarshalIndent` takes a prefix and an indentation that `Marshal` does not. */
const withoutGoIndentation = (call: string): string =>
  call.replace(/((?<!\s)\s*,\s*(?:"[^"]*"|`[^`]*`)){2}\s*\)$/, ')');

/** The first serializer's call in a stretch of code that indents what it writes; undefined where none does. */
export function indentedSerializer(code: string, language: LanguageId): IndentedSerializer | undefined {
  for (const { languages, head, indentation, compact } of serializers) {
    if (!languages.includes(language)) continue;
    for (const match of code.matchAll(head)) {
      const open = match.index + match[0].length - 1;
      const close = closingBracket(code, open, mostCharacters);
      const call = close === undefined ? '' : code.slice(match.index, close + 1);
      if (!indentation.test(call)) continue;
      const shorter = call.replace(indentation, typeof compact === 'string' ? compact : compact(call));
      return {
        from: match.index,
        to: match.index + call.length,
        compact: language === 'go' ? withoutGoIndentation(shorter) : shorter,
      };
    }
  }
  return undefined;
}
