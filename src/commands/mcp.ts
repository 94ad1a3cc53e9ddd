import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AgentTool, agentTools } from './agent-tools.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** What `mcp-server.ts` exports: the protocol, apart so that no other command loads it. */
export interface McpServerModule {
  readonly serve: (tools: readonly AgentTool[], version: string) => Promise<void>;
}

export const mcp: Command = {
  name: 'mcp',
  synopsis: 'mcp',
  summary:
    'offer the same estimates as tools to coding agents, by the Model Context Protocol on standard input and output',
  flags: [],

  async run(given, host) {
    if (given.positionals[0] !== undefined) throw new UsageError(`mcp takes no "${given.positionals[0]}".`);
    const module = await import(pathToFileURL(path.join(host.builtFolder, 'mcp-server.js')).href);
    // A CommonJS file that is imported: its exports are the default.
    await ((module.default ?? module) as McpServerModule).serve(agentTools(host), host.version);
    return 0;
  },
};
