import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const servers = [
  '{mcp.server.fastmcp,mcp.server.fastmcp.server,mcp.server,fastmcp,fastmcp.server}.FastMCP',
  // The Python SDK's second version calls it so.
  '{mcp.server.mcpserver,mcp.server}.MCPServer',
  '@modelcontextprotocol/sdk/server/mcp.js.McpServer',
  '@modelcontextprotocol/sdk/server/mcp.McpServer',
  'fastmcp.FastMCP',
];
const context = [
  '{mcp.server.fastmcp,mcp.server.fastmcp.server,mcp.server.mcpserver,fastmcp,fastmcp.server.context}.Context()',
  '$server.get_context()',
];

/**
 * Servers of the Model Context Protocol: the instructions and the tools' definitions of a server go along with every request of the
 * agent that uses it; its prompts are sent when they are asked for; sampling asks the client's model.
 */
export const mcp: SdkDeclaration = {
  id: 'mcp',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['mcp', 'modelcontextprotocol'],
  receivers: {
    server: servers.map(path => `${path}()`),
    context,
    lowServer: [
      'mcp.server{,.lowlevel,.lowlevel.server}.Server()',
      '@modelcontextprotocol/sdk/server/index{,.js}.Server()',
      '$server.server',
    ],
  },
  messages: [
    { paths: ['mcp.server.{fastmcp,mcpserver}.prompts.base.UserMessage()'], role: 'user', at: ['content', '#0'] },
    {
      paths: ['mcp.server.{fastmcp,mcpserver}.prompts.base.AssistantMessage()'],
      role: 'assistant',
      at: ['content', '#0'],
    },
    {
      paths: ['{mcp,mcp.types}.{SamplingMessage,PromptMessage}()', 'fastmcp.prompts{,.prompt}.Message()'],
      role: 'user',
      at: ['content', '#0'],
      roleAt: 'role',
    },
    { paths: ['{mcp,mcp.types}.TextContent()'], role: 'inherit', at: ['text'] },
  ],
  calls: [
    {
      paths: servers,
      kind: 'prompt',
      prompt: [
        { at: 'instructions', role: 'system' },
        { at: '#1.instructions', role: 'system' },
      ],
      carries: { tools: [] },
      toolDecorators: ['$server.tool'],
      toolMethods: ['$server.{tool,registerTool,addTool,add_tool}'],
      unlessEmpty: true,
    },
    { paths: ['$server.prompt'], kind: 'prompt', decoratedFunction: 'user', unlessEmpty: true },
    {
      paths: ['$server.{prompt,registerPrompt}'],
      kind: 'prompt',
      prompt: [
        { at: '#1', role: 'user' },
        { at: '#2', role: 'user' },
        { at: '#3', role: 'user' },
      ],
      unlessEmpty: true,
    },
    {
      paths: [
        '$context.session.create_message',
        '$context.request_context.session.create_message',
        '$lowServer.request_context.session.create_message',
        '$lowServer.createMessage',
      ],
      prompt: [
        { at: 'system_prompt', role: 'system' },
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      limit: { at: ['max_tokens'] },
    },
    {
      paths: ['$context.sample'],
      prompt: [
        { at: 'system_prompt', role: 'system' },
        { at: 'messages', role: 'user' },
        { at: '#0', role: 'user' },
      ],
      // FastMCP asks for 512 tokens when it is given no limit (gofastmcp.com/servers/sampling, read 2026-11-22).
      limit: { at: ['max_tokens'], defaultValue: 512 },
    },
  ],
};
