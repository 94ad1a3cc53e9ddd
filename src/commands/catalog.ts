import { accelerators } from '../catalog/accelerators.ts';
import { allGpuHourPrices } from '../catalog/gpu-hour-prices.ts';
import { models } from '../catalog/models.ts';
import { nearestNames } from '../catalog/nearest-name.ts';
import { hardwareText, modelsText, pricesText } from '../report/catalog-report.ts';
import type { Command } from './command.ts';
import { didYouMean, UsageError } from './usage-error.ts';

interface Listing {
  readonly entries: readonly unknown[];
  readonly text: string;
}

type List = (search: string | undefined) => Listing;

const list =
  <Entry>(all: () => readonly Entry[], text: (entries: readonly Entry[]) => string): List =>
  search => {
    const entries = all().filter(entry => search === undefined || matches(entry, search));
    return { entries, text: text(entries) };
  };

const lists: Readonly<Record<string, List>> = {
  models: list(() => models, modelsText),
  hardware: list(() => accelerators, hardwareText),
  prices: list(() => accelerators.flatMap(entry => allGpuHourPrices(entry.id)), pricesText),
};

/** Every word of the search stands somewhere in the entry, whatever the case. */
function matches(entry: unknown, search: string): boolean {
  const text = JSON.stringify(entry).toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
}

export const catalog: Command = {
  name: 'catalog',
  synopsis: 'catalog models|hardware|prices',
  summary: 'what is known about models, hardware and prices, with source and date',
  flags: [
    { name: 'search', value: 'WORDS', help: 'only entries in which every word occurs' },
    { name: 'format', value: 'FORMAT', help: 'how to write the result', choices: ['text', 'json'] },
  ],

  async run(given, host) {
    const [kind, extra] = given.positionals;
    const valid = Object.keys(lists);
    if (kind === undefined) throw new UsageError(`catalog needs to know what to list: ${valid.join(', ')}.`);
    if (!valid.includes(kind)) {
      const nearest = didYouMean(nearestNames(kind, valid));
      throw new UsageError(`There is no catalog "${kind}"; valid: ${valid.join(', ')}.${nearest}`);
    }
    if (extra !== undefined) throw new UsageError(`catalog ${kind} takes no "${extra}"; use --search ${extra}.`);
    const { entries, text } = lists[kind]!(given.text('search'));
    host.out(given.text('format') === 'json' ? `${JSON.stringify(entries, undefined, 2)}\n` : text);
    return 0;
  },
};
