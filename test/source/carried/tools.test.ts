import { expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import type { CarriedTools } from '../../../src/source/carried-part.ts';
import { scan } from '../scanner-of-tests.ts';

async function toolsOf(language: LanguageId, text: string): Promise<CarriedTools> {
  const { calls } = await scan(language, text);
  return calls.flatMap(call => call.carried ?? []).find(part => part.kind === 'tools') as CarriedTools;
}

const city = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { name: 'weather', description: 'The weather', parameters: city };

/** The same tool, as each language writes it. */
const programs: [string, LanguageId, string][] = [
  [
    'go-openai, with its types',
    'go',
    `package a
import (
	openai "github.com/sashabaranov/go-openai"
	"github.com/sashabaranov/go-openai/jsonschema"
)
func f(c *openai.Client) {
	weather := openai.FunctionDefinition{
		Name:        "weather",
		Description: "The weather",
		Parameters: jsonschema.Definition{
			Type:       jsonschema.Object,
			Properties: map[string]jsonschema.Definition{"city": {Type: jsonschema.String}},
			Required:   []string{"city"},
		},
	}
	c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "m", Tools: []openai.Tool{{Type: openai.ToolTypeFunction, Function: &weather}}})
}`,
  ],
  [
    'openai-go, as a map',
    'go',
    `package a
import "github.com/openai/openai-go"
func f() {
	client := openai.NewClient()
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Tools: []openai.ChatCompletionToolParam{{Function: openai.FunctionDefinitionParam{
			Name:        "weather",
			Description: openai.String("The weather"),
			Parameters: openai.FunctionParameters{
				"type":       "object",
				"properties": map[string]any{"city": map[string]string{"type": "string"}},
				"required":   []string{"city"},
			},
		}}},
	})
}`,
  ],
  [
    'Ruby',
    'ruby',
    `client = OpenAI::Client.new
client.chat(parameters: { model: "gpt-4o", messages: [], tools: [{ type: "function", function: { name: "weather", description: "The weather", parameters: { type: :object, properties: { city: { type: :string } }, required: ["city"] } } }] })`,
  ],
  [
    'PHP',
    'php',
    `<?php
$client = OpenAI::client('k');
$client->chat()->create(['model' => 'gpt-4o', 'messages' => [], 'tools' => [['type' => 'function', 'function' => ['name' => 'weather', 'description' => 'The weather', 'parameters' => ['type' => 'object', 'properties' => ['city' => ['type' => 'string']], 'required' => ['city']]]]]]);`,
  ],
  [
    'C#',
    'csharp',
    `using OpenAI.Chat;
class A { void F(ChatClient chat) {
  chat.CompleteChat("Hi", new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("weather", "The weather", BinaryData.FromString("{\\"type\\":\\"object\\",\\"properties\\":{\\"city\\":{\\"type\\":\\"string\\"}},\\"required\\":[\\"city\\"]}")) } });
} }`,
  ],
  [
    'AI SDK, with JSON Schema',
    'typescript',
    `import { generateText, jsonSchema, tool } from 'ai';
generateText({ model: 'openai/gpt-4o', prompt: 'Hi', tools: { weather: tool({ description: 'The weather', inputSchema: jsonSchema({ type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }) }) } });`,
  ],
  [
    'a class with a tool’s fields',
    'python',
    `from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI
class Weather(BaseTool):
    name: str = "weather"
    description: str = "The weather"
    args_schema: dict = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
ChatOpenAI(model="gpt-4o").bind_tools([Weather()]).invoke("Hi")`,
  ],
  [
    'a function behind a class of an SDK',
    'python',
    `from llama_index.core.agent.workflow import FunctionAgent
from llama_index.core.tools import FunctionTool
def weather(city: str):
    "The weather"
FunctionAgent(tools=[FunctionTool.from_defaults(fn=weather)], system_prompt="You help.")`,
  ],
  [
    'Bedrock',
    'python',
    `import boto3
boto3.client("bedrock-runtime").converse(modelId="m", messages=[], toolConfig={"tools": [{"toolSpec": {"name": "weather", "description": "The weather", "inputSchema": {"json": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}}]})`,
  ],
  [
    'a definition read from JSON text',
    'python',
    `from openai import OpenAI
import json
OpenAI().responses.create(model="gpt-4o", input="Hi", tools=[{"type": "function", "name": "weather", "description": "The weather", "parameters": '{"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}'}])`,
  ],
];

test.each(programs)('%s', async (_name, language, text) => {
  const { tools, unknown } = await toolsOf(language, text);
  expect(tools).toEqual([weather]);
  expect(unknown).toEqual([]);
});
