import { listHardware, listModels, listPrices } from '../catalog/catalog-listing.ts';
import { nearestNames } from '../catalog/nearest-name.ts';
import { hardwareText, modelsText, pricesText } from '../report/catalog-report.ts';
import type { Command } from './command.ts';
import { formatFlag } from './flag.ts';
import { jsonText } from './json-text.ts';
import { didYouMean, UsageError } from './usage-error.ts';

interface Listing {
  readonly entries: readonly unknown[];
  readonly text: string;
}

const lists: Readonly<Record<string, (search: string | undefined) => Listing>> = {
  models: search => {
    const entries = listModels(search);
    return { entries, text: modelsText(entries) };
  },
  hardware: search => {
    const entries = listHardware(search);
    return { entries, text: hardwareText(entries) };
  },
  prices: search => {
    const entries = listPrices(search);
    return { entries, text: pricesText(entries) };
  },
};

export const catalog: Command = {
  name: 'catalog',
  synopsis: 'catalog models|hardware|prices',
  summary: 'what is known about models, hardware and prices, with source and date',
  flags: [
    { name: 'search', value: 'WORDS', mayBeEmpty: true, help: 'only entries in which every word occurs' },
    formatFlag('text', 'json'),
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
    const nothing = `Nothing in ${kind} has every word of "${given.text('search') ?? ''}".\n`;
    if (given.text('format') === 'json') host.out(jsonText(entries));
    else host.out(entries.length === 0 ? nothing : text);
    return 0;
  },
};
