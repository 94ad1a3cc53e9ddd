import type { ReadAsset } from '../tokens/token-counter.ts';
import type { LanguageId } from './call-site.ts';
import { EditedCalls, type ReadFile, type Search } from './edited-calls.ts';
import { generatedBy } from './generated-text.ts';
import { adapterOf } from './languages/adapters.ts';
import { GoDeclarationIndex } from './languages/go-declarations.ts';
import { mayHoldCsharp, readNotebook } from './languages/notebook.ts';
import { scanPromptFile } from './prompt-files/scan-prompt-file.ts';
import { messagePrompts } from './prompts/message-prompts.ts';
import { inPlaceOrder, promptConstants } from './prompts/prompt-constants.ts';
import { isPromptModule } from './prompts/prompt-modules.ts';
import { signaturePrompts } from './prompts/signature-prompts.ts';
import { findCalls, inTextOrder } from './requests/call-sites.ts';
import { isScriptFile } from './requests/script-requests.ts';
import type { Scanner, ScanOptions, ScanProblem, ScanResult, SourceText } from './scanner.ts';
import type { SdkCatalog } from './sdks/catalog.ts';
import { SdkCatalogs } from './sdks/catalogs.ts';
import { declarations } from './sdks/declarations.ts';
import { SourceParser } from './source-parser.ts';
import { releaseTree } from './syntax/release-tree.ts';
import type { SyntaxNode } from './syntax/syntax-node.ts';
import { Budget } from './values/budget.ts';
import { Evaluator, type EvaluatorHost } from './values/evaluator.ts';
import { WorkspaceModules } from './workspace-modules.ts';
import { GoPackages } from './workspace-packages.ts';
import { textFiles } from './workspace-texts.ts';

/** Larger files are generated or bundled; a parse of one takes about a quarter of a second per million characters. */
const largestFile = 4_000_000;
/** A notebook's size is that of its pictures. */
const largestNotebook = 100_000_000;
/**
 * How long a scan may take: many times what a text of that length needs, and short enough for an editor. There are texts that a
 * parser takes minutes for (4 kB of `]` in Kotlin).
 */
const leastMilliseconds = 1000;
const millisecondsOf = (characters: number): number => characters / 1000;
/** A parser asks once for every hundred characters or so, an evaluation far more seldom; one that is lost in broken text goes on asking. */
const leastAsks = 500;
const asksOf = (characters: number): number => characters / 25;
/** Evaluations in one scan: many times what files of that size need; one in which calls stand line by line needs one for eight characters. */
const mostSteps = (characters: number): number => 400_000 + characters / 4;
const deepestEvaluation = 120;

const budgetFor = (characters: number, isCancelled: () => boolean): Budget =>
  new Budget(
    isCancelled,
    mostSteps(characters),
    deepestEvaluation,
    leastMilliseconds + millisecondsOf(characters),
    leastAsks + asksOf(characters),
  );

/** Words of files that call a model through other files of the project, or at an address of the settings. */
const mentionsModels = /prompt|llm|completion|gpt-|claude|gemini|system_?message|role['"]?\s*:/i;

/** Finds LLM calls in source text. Grammars are read through `readAsset` (`grammars/tree-sitter-python.wasm`). */
export function createScanner(readAsset: ReadAsset): Scanner {
  const parser = new SourceParser(readAsset);
  const workspace = new WorkspaceModules();
  const goDeclarations = new GoDeclarationIndex();
  const edited = new EditedCalls();
  const catalogs = new SdkCatalogs(declarations);

  function scan(original: SourceText, options: ScanOptions = {}): ScanResult {
    const nothing = (problem?: ScanProblem): ScanResult => ({ calls: [], problems: problem ? [problem] : [] });
    const tooLarge = ({ length }: string): ScanResult => nothing({ code: 'too-large', detail: String(length) });
    if (original.text.length > largestNotebook) return tooLarge(original.text);
    const notebook = original.language === 'jupyter' ? readNotebook(original.text) : undefined;
    if (original.language === 'jupyter' && !notebook) return nothing({ code: 'syntax-error' });
    const source: SourceText = notebook
      ? { ...original, text: notebook.text, ...(notebook.language === 'python' ? {} : { language: notebook.language }) }
      : original;
    const { text, language } = source;
    if (text.length > largestFile) return tooLarge(text);
    if (text.includes('\0')) return nothing({ code: 'binary' });
    if (language === 'prompt-file') return scanPromptFile(source, options);
    if (!adapterOf(language)) return nothing({ code: 'unsupported-language', detail: language });
    const catalog = catalogs.of(language);
    // Files whose name says what they are: each scan looks at all of them.
    const isNamed = isScriptFile(source.file) || isPromptModule(source.file, original.language);
    const mayHold = isNamed || catalog.mayHoldCalls(text);
    if (!mayHold && !(options.readFile && mentionsModels.test(text))) return nothing();
    const generated = notebook ? undefined : generatedBy(text, language);
    if (generated) return nothing({ code: 'generated', detail: generated });
    const isStopped = options.isCancelled ?? (() => false);
    const newBudget = () => budgetFor(text.length, isStopped);
    let budget = newBudget();
    const isCancelled = () => budget.interrupted();
    const module = parser.parse(source, { isCancelled, lines: notebook?.lines, isEdited: options.isEdited });
    if ('code' in module) return nothing(module);
    const search = (among: readonly SyntaxNode[], readFile: ReadFile | undefined): Search => {
      const evaluator = new Evaluator(catalog, budget, hostOf(catalog, language, readFile, budget), module);
      const found = findCalls(evaluator, module, original.language, among);
      return { found, isUnlimited: evaluator.limitsMet === 0 && budget.isAmple };
    };
    const calls =
      options.isEdited && !notebook && !isNamed
        ? edited.find(module, language, options.readFile, (among, readFile) => {
            budget = newBudget();
            return search(among, readFile);
          })
        : inTextOrder(search(module.callsInsideOut, options.readFile).found);
    const prompts = [promptConstants, signaturePrompts, messagePrompts].flatMap(find =>
      find(module, text, original.language, calls),
    );
    if (options.isEdited) module.forget();
    else releaseTree(module.root);
    return { calls: inPlaceOrder(calls, prompts), problems: budget.exhausted ? [{ code: 'time-limit' }] : [] };
  }

  /** What one search may look into besides the file itself. */
  function hostOf(
    catalog: SdkCatalog,
    language: LanguageId,
    readFile: ReadFile | undefined,
    budget: Budget,
  ): EvaluatorHost {
    const modules = workspace.forScan(readFile, (file, language, text) => {
      budget.grow(millisecondsOf(text.length), asksOf(text.length));
      const imported = parser.parse({ file, language, text }, { isCancelled: budget.interrupted });
      return 'code' in imported ? undefined : imported;
    });
    const packages =
      language === 'go' && readFile
        ? new GoPackages(readFile, modules.open, text => catalog.mayHoldCalls(text), goDeclarations)
        : undefined;
    return {
      resolveImport: (from, specifier, name) =>
        !readFile || catalog.meansPackage(specifier, name) ? undefined : modules.resolve(from, specifier),
      fileOfPackage: (from, path, name) => packages?.fileOf(from, path, name),
      readText: textFiles(readFile),
    };
  }

  /** A notebook says in its text which language its cells have. */
  const prepare = async (language: LanguageId, text = '') => {
    await parser.prepare(language);
    if (language !== 'jupyter') return;
    await parser.prepare('typescript');
    if (mayHoldCsharp(text)) await parser.prepare('csharp');
  };
  return { prepare, scan };
}
