import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

export const languageServer: Command = {
  name: 'language-server',
  synopsis: 'language-server --stdio',
  summary: 'speak the Language Server Protocol to any editor',
  flags: [{ name: 'stdio', help: 'talk over standard input and output' }],

  async run(given, host) {
    if (!given.has('stdio')) throw new UsageError('language-server needs --stdio.');
    // The server reads --stdio from the process's arguments and ends the process itself.
    await import(pathToFileURL(path.join(host.builtFolder, 'language-server.js')).href);
    return new Promise<never>(() => undefined);
  },
};
