import type { LanguageId } from '../call-site.ts';
import { SdkCatalog } from './catalog.ts';
import type { SdkDeclaration } from './sdk.ts';

/**
 * The catalog of each language, made when it is first asked for. Languages of the same SDKs share one, as Python and its notebooks do, whose
 * catalog takes 4 MB.
 */
export class SdkCatalogs {
  readonly #declarations: readonly SdkDeclaration[];
  readonly #ofLanguage = new Map<LanguageId, SdkCatalog>();
  readonly #ofSdks = new Map<string, SdkCatalog>();

  constructor(declarations: readonly SdkDeclaration[]) {
    this.#declarations = declarations;
  }

  of(language: LanguageId): SdkCatalog {
    const catalog = this.#ofLanguage.get(language) ?? this.#shared(language);
    this.#ofLanguage.set(language, catalog);
    return catalog;
  }

  #shared(language: LanguageId): SdkCatalog {
    const sdks = this.#declarations.filter(({ languages }) => languages.includes(language));
    const ids = sdks.map(({ id }) => id).join();
    const catalog = this.#ofSdks.get(ids) ?? new SdkCatalog(sdks, language);
    this.#ofSdks.set(ids, catalog);
    return catalog;
  }
}
