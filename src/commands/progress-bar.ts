import type { CommandHost } from './command.ts';

/** Runs that end sooner show no bar. */
const quietMilliseconds = 400;
const redrawMilliseconds = 80;
const barWidth = 24;

/** One line on the terminal that is redrawn in place and wiped at the end; nothing where stderr is no terminal. */
export class ProgressBar {
  readonly #host: Pick<CommandHost, 'err' | 'terminalWidth'>;
  readonly #total: number;
  readonly #now: () => number;
  readonly #start: number;
  #drawn = 0;

  constructor(host: Pick<CommandHost, 'err' | 'terminalWidth'>, total: number, now: () => number = Date.now) {
    this.#host = host;
    this.#total = total;
    this.#now = now;
    this.#start = now();
  }

  update(done: number, label: string): void {
    const width = this.#host.terminalWidth;
    const now = this.#now();
    if (width === undefined || now - this.#start < quietMilliseconds || now - this.#drawn < redrawMilliseconds) return;
    this.#drawn = now;
    const share = this.#total === 0 ? 1 : done / this.#total;
    const blocks = Math.round(share * barWidth);
    const line = `${'█'.repeat(blocks)}${'░'.repeat(barWidth - blocks)} ${done}/${this.#total} ${label}`;
    this.#host.err(`\r\u001b[2K${line.slice(0, width - 1)}`);
  }

  end(): void {
    if (this.#drawn > 0) this.#host.err('\r\u001b[2K');
  }
}
