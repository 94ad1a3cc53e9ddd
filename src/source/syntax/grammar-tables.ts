import type { ParserMemory } from './parser-runtime.ts';

/** What a grammar says of its nodes, read once from its tables in the parser's memory. */
export interface GrammarTables {
  /** Type of a node by its symbol. */
  readonly types: readonly string[];
  /** 1 for symbols whose nodes have a name in the grammar; 0 for punctuation, keywords and hidden rules. */
  readonly isNamed: Uint8Array;
  /** 1 for symbols of comments, which may stand between any two nodes. */
  readonly isComment: Uint8Array;
  /** What a production calls its children in place of their own symbols: `aliases[production * aliasStride + child]`, 0 for none. */
  readonly aliases: Uint16Array;
  readonly aliasStride: number;
  /** Fields of a production's children, by child. */
  readonly fields: readonly (readonly (string | undefined)[] | undefined)[];
}

/** Offsets in bytes into tree-sitter's `TSLanguage` (lib/src/parser.h, ABI 13 to 15) in 32-bit WebAssembly. */
const at = {
  symbolCount: 4,
  aliasCount: 8,
  productionCount: 28,
  fieldCount: 32,
  aliasStride: 36,
  symbolNames: 56,
  fieldNames: 60,
  fieldSlices: 64,
  fieldEntries: 68,
  symbolMetadata: 72,
  publicSymbols: 76,
  aliasSequences: 84,
} as const;

const comment = /(^|_)comment$|^line_continuation$/;

/**
 * The same text as a property's name, of which an engine keeps one: adapters compare types and fields with words of the program millions of
 * times, and two texts that are not the same one are compared letter by letter.
 */
const asName = (text: string): string => Object.keys({ [text]: true })[0]!;

/** Reads the tables of the language at an address. */
export function readGrammarTables({ HEAPU8, HEAPU16, HEAPU32 }: ParserMemory, language: number): GrammarTables {
  const word = (offset: number): number => HEAPU32[(language + offset) >> 2]!;
  const text = (address: number): string =>
    asName(new TextDecoder().decode(HEAPU8.slice(address, HEAPU8.indexOf(0, address))));
  const textIn = (list: number, index: number): string => text(HEAPU32[(list >> 2) + index]!);
  const metadata = word(at.symbolMetadata);
  const publicSymbols = word(at.publicSymbols) >> 1;
  const types: string[] = [];
  const isNamed: number[] = [];
  for (let symbol = 0; symbol < word(at.symbolCount) + word(at.aliasCount); symbol++) {
    // Several symbols may stand for one type of node.
    const shown = HEAPU16[publicSymbols + symbol]!;
    types.push(textIn(word(at.symbolNames), shown));
    // Three booleans for each symbol: visible, named, supertype.
    isNamed.push(HEAPU8[metadata + 3 * shown]! & HEAPU8[metadata + 3 * shown + 1]!);
  }

  const fieldsOf = (production: number): (string | undefined)[] | undefined => {
    if (word(at.fieldCount) === 0) return undefined;
    const slice = (word(at.fieldSlices) >> 1) + 2 * production;
    const first = HEAPU16[slice]!;
    const fields: (string | undefined)[] = [];
    for (let entry = first; entry < first + HEAPU16[slice + 1]!; entry++) {
      // The field's number (16 bits), the index of the child, and whether the field lies inside a hidden child.
      const address = word(at.fieldEntries) + 4 * entry;
      if (HEAPU8[address + 3] === 0)
        fields[HEAPU8[address + 2]!] ??= textIn(word(at.fieldNames), HEAPU16[address >> 1]!);
    }
    return fields.length > 0 ? Array.from(fields) : undefined;
  };

  const productions = word(at.productionCount);
  const aliasStride = HEAPU16[(language + at.aliasStride) >> 1]!;
  const aliases = word(at.aliasSequences) >> 1;
  return {
    types,
    isNamed: Uint8Array.from(isNamed),
    isComment: Uint8Array.from(types, type => (comment.test(type) ? 1 : 0)),
    aliases: HEAPU16.slice(aliases, aliases + productions * aliasStride),
    aliasStride,
    fields: Array.from({ length: productions }, (_, production) => fieldsOf(production)),
  };
}
