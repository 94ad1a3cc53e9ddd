import { anthropic } from './anthropic.ts';
import { openaiEcmascript } from './openai-ecmascript.ts';
import { openaiPython } from './openai-python.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Every SDK that is known, in the order in which a path that two of them name is decided (the last one wins). */
export const declarations: readonly SdkDeclaration[] = [openaiPython, openaiEcmascript, anthropic];
