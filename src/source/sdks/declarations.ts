import { anthropic } from './anthropic.ts';
import { langchainEcmascript } from './langchain-ecmascript.ts';
import { langchainPython } from './langchain-python.ts';
import { litellm } from './litellm.ts';
import { ollama } from './ollama.ts';
import { openaiEcmascript } from './openai-ecmascript.ts';
import { openaiPython } from './openai-python.ts';
import { rawHttp } from './raw-http.ts';
import type { SdkDeclaration } from './sdk.ts';
import { vercelAi } from './vercel-ai.ts';
import { vllm } from './vllm.ts';

/** Every SDK that is known. Where two name the same path, the later one decides. */
export const declarations: readonly SdkDeclaration[] = [
  rawHttp,
  openaiPython,
  openaiEcmascript,
  anthropic,
  vercelAi,
  langchainPython,
  langchainEcmascript,
  litellm,
  ollama,
  vllm,
];
