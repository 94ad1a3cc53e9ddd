import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { McpServerModule } from './commands/mcp.ts';

/** Serves until standard input ends. */
export const serve: McpServerModule['serve'] = async (tools, version) => {
  const server = new McpServer({ name: 'inference-cost', version });
  for (const { name, description, inputSchema, call } of tools)
    server.registerTool(
      name,
      {
        description,
        inputSchema: fromJsonSchema<Record<string, unknown>>(inputSchema as Parameters<typeof fromJsonSchema>[0]),
        annotations: { readOnlyHint: true, openWorldHint: false },
      },
      async given => {
        const { text, isError } = await call(given);
        return { content: [{ type: 'text', text }], isError };
      },
    );
  await server.connect(new StdioServerTransport());
  await new Promise<void>(resolve => process.stdin.once('end', resolve).once('close', resolve));
  await server.close();
};
