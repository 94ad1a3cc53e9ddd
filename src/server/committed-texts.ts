import type { FileAnalysis } from '../analysis/file-analysis.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { SourceText } from '../source/scanner.ts';
import type { Session } from './session.ts';

/** A longer text is no source code that a lens would be read on. */
const maxCharacters = 2e6;

interface Committed {
  readonly text: string;
  /** The last analysis, as long as what it rests on is the same: the configuration, and the files that the text imports. */
  analysis?: {
    readonly configuration: Configuration;
    readonly generation: number;
    readonly result: Promise<FileAnalysis>;
  };
}

/** What documents were at the last commit, as the client tells: the server itself never asks git. */
export class CommittedTexts {
  readonly #byUri = new Map<string, Committed>();

  /** @param text null when the document is not in the last commit, or in no repository. */
  set(uri: string, text: string | null): void {
    if (text === null || text.length > maxCharacters) this.#byUri.delete(uri);
    else if (this.#byUri.get(uri)?.text !== text) this.#byUri.set(uri, { text });
  }

  forget(uri: string): void {
    this.#byUri.delete(uri);
  }

  /**
   * The analysis of the committed text under today's configuration, so that only the text makes a difference. It is not cancelled with
   * the request that comes first: the next ones are answered by it, too.
   */
  analysisOf(
    { analyzer, analyses }: Pick<Session, 'analyzer' | 'analyses'>,
    uri: string,
    source: Omit<SourceText, 'text'>,
    configuration: Configuration,
  ): Promise<FileAnalysis> | undefined {
    const committed = this.#byUri.get(uri);
    if (!committed) return undefined;
    const { generation } = analyses;
    const known = committed.analysis;
    if (known && known.configuration === configuration && known.generation === generation) return known.result;
    const result = analyzer.analyze({ ...source, text: committed.text }, configuration, {
      readFile: path => analyses.readImported(path, uri),
    });
    committed.analysis = { configuration, generation, result };
    result.catch(() => {
      // Tried again at the next request.
      if (committed.analysis?.result === result) delete committed.analysis;
    });
    return result;
  }
}
