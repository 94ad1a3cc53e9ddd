import type { ExplorerHostMessage } from '../protocol.ts';

/** What the host tells a page of the explorer, and when: not before the page says that it listens, and not while it is hidden, since a hidden page is unloaded. */
export class PageConversation {
  readonly #post: (message: ExplorerHostMessage) => void;
  readonly #opening: () => Omit<Extract<ExplorerHostMessage, { type: 'open' }>, 'type' | 'seed'>;
  readonly #waiting: ExplorerHostMessage[] = [];
  #listens = false;
  #seed: unknown;

  /** `opening`: what a page is told first, each time it opens, as it is then. */
  constructor(
    post: (message: ExplorerHostMessage) => void,
    opening: () => Omit<Extract<ExplorerHostMessage, { type: 'open' }>, 'type' | 'seed'>,
  ) {
    this.#post = post;
    this.#opening = opening;
  }

  /** The page listens from now on. */
  ready(): void {
    this.#listens = true;
    this.#open();
    for (const message of this.#waiting.splice(0)) this.#post(message);
  }

  hidden(): void {
    this.#listens = false;
  }

  /** Shows a call's request in place of the one that is shown, once. */
  seed(seed: unknown): void {
    this.#seed = seed;
    if (this.#listens) this.#open();
  }

  /** Tells the page now, or as soon as it listens. */
  tell(message: ExplorerHostMessage): void {
    if (this.#listens) this.#post(message);
    else this.#waiting.push(message);
  }

  /** What another page shows. One that does not listen reads what was remembered when it opens. */
  follow(saved: string): void {
    if (this.#listens) this.#post({ type: 'saved', saved });
  }

  #open(): void {
    this.#post({ type: 'open', ...this.#opening(), ...(this.#seed === undefined ? {} : { seed: this.#seed }) });
    this.#seed = undefined;
  }
}
