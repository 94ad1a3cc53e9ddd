import { Language, type ParseOptions, Parser, type Tree } from 'web-tree-sitter';
import type { ReadAsset } from '../../tokens/token-counter.ts';

/** What Node.js's types leave out of it. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<WebAssembly.Module>;
  readonly Instance: new (module: WebAssembly.Module, imports: unknown) => unknown;
};

/**
 * The memory of tree-sitter's WebAssembly program, from one start of it to the next. The views are replaced when it grows, so they are
 * asked for at each use.
 */
export interface ParserMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAPU32: Uint32Array;
}

/** Where the program's stack has got to, in bytes of its memory. */
interface StackPointer {
  value: number;
}

/** What the program imports, as far as it is looked at here. */
interface Imports {
  readonly env: { readonly __stack_pointer: StackPointer };
}

/** What the program puts on the options that it is started with. */
interface Program extends ParserMemory {
  _malloc(bytes: number): number;
}

/**
 * Bytes of the program's stack; it comes with 64 kB, below which lies what it must not write: types nested 2,500 deep in Kotlin went
 * through it. With these the engine's own stack (1 MB, in a worker of Node.js 4 MB) ends first, and it says so.
 */
const stackBytes = 8 * 2 ** 20;

/**
 * tree-sitter's WebAssembly program, of which a process has one. A text on which it fails leaves it half done, so it is started anew
 * then: its memory is what it was at first, the grammars are put into it again, and trees of before are gone.
 */
export class ParserRuntime {
  static #started: Promise<ParserRuntime> | undefined;
  readonly #program: Program;
  readonly #stack: StackPointer;
  /** The memory of the program before its first use, up to the end of the stack that it comes with; all behind that is 0. */
  readonly #initial: Uint8Array;
  readonly #grammars = new Map<string, Promise<void>>();
  readonly #compiled = new Map<string, WebAssembly.Module>();
  readonly #parsers = new Map<string, Parser>();
  readonly #trees = new Set<Tree>();
  /** Parsers and trees of before a restart: collected as garbage, they would free what is in their place now. */
  readonly #lost: (Parser | Tree)[] = [];
  #memory!: ParserMemory;

  /** Starts the program, once for all scanners. */
  static of(readAsset: ReadAsset): Promise<ParserRuntime> {
    ParserRuntime.#started ??= ParserRuntime.#start(readAsset).catch(error => {
      // What could not be read may be there the next time.
      ParserRuntime.#started = undefined;
      throw error;
    });
    return ParserRuntime.#started;
  }

  /** @throws when somebody else started the program, and so has its memory. */
  static async #start(readAsset: ReadAsset): Promise<ParserRuntime> {
    const compiled = await compile(readAsset, 'web-tree-sitter.wasm');
    let stack: StackPointer | undefined;
    const program = {
      instantiateWasm(imports: Imports, receive: (...given: unknown[]) => void): void {
        stack = imports.env.__stack_pointer;
        receive(new WebAssembly.Instance(compiled, imports), compiled);
      },
    };
    await Parser.init(program);
    if (!stack) throw new Error('web-tree-sitter runs already, and its memory cannot be read.');
    return new ParserRuntime(program as unknown as Program, stack);
  }

  private constructor(program: Program, stack: StackPointer) {
    this.#program = program;
    this.#stack = stack;
    this.#initial = program.HEAPU8.slice(0, stack.value);
    this.#begin();
  }

  /** Another object after each start. */
  get memory(): ParserMemory {
    return this.#memory;
  }

  /** Loads the grammar in a file of `media/grammars/`, once. */
  load(readAsset: ReadAsset, grammar: string): Promise<void> {
    const known = this.#grammars.get(grammar);
    if (known) return known;
    const loading = compile(readAsset, grammar).then(compiled => {
      this.#compiled.set(grammar, compiled);
      this.parserOf(grammar);
    });
    this.#grammars.set(grammar, loading);
    // A grammar that could not be read may be there the next time.
    loading.catch(() => this.#grammars.delete(grammar));
    return loading;
  }

  /** The parser of a grammar, another one after each start; `undefined` for a grammar that was not loaded. */
  parserOf(grammar: string): Parser | undefined {
    const known = this.#parsers.get(grammar);
    const compiled = this.#compiled.get(grammar);
    if (known || !compiled) return known;
    // In this order: a parser without a place in the list would be collected as garbage some day.
    const language = Language.loadSync(compiled);
    const parser = new Parser();
    parser.setLanguage(language);
    this.#parsers.set(grammar, parser);
    return parser;
  }

  /**
   * The tree of a text, to be released; null, and the parser ready for the next text, when `progressCallback` said that it be stopped.
   * @throws when the program failed, which can do nothing any more until it is started anew.
   */
  parse(parser: Parser, text: string, before: Tree | null, options: ParseOptions): Tree | null {
    const tree = parser.parse(text, before, options);
    if (tree) this.#trees.add(tree);
    else parser.reset();
    return tree;
  }

  /** Frees a tree, unless it went with the program's last start. */
  release(tree: Tree): void {
    if (this.#trees.delete(tree)) tree.delete();
  }

  /** Starts the program anew. */
  restart(): void {
    this.#lost.push(...this.#parsers.values(), ...this.#trees);
    this.#parsers.clear();
    this.#trees.clear();
    this.#program.HEAPU8.fill(0);
    this.#program.HEAPU8.set(this.#initial);
    this.#stack.value = this.#initial.length;
    this.#begin();
  }

  #begin(): void {
    const program = this.#program;
    // Its stack grows down, and begins at a multiple of 16 bytes.
    this.#stack.value = (program._malloc(stackBytes) + stackBytes) & ~15;
    this.#memory = {
      get HEAPU8() {
        return program.HEAPU8;
      },
      get HEAPU16() {
        return program.HEAPU16;
      },
      get HEAPU32() {
        return program.HEAPU32;
      },
    };
  }
}

async function compile(readAsset: ReadAsset, file: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readAsset(`grammars/${file}`));
}
