import { ax, mastra, promptElements, vscodeLanguageModel } from './agent-frameworks-ecmascript.ts';
import { agentFramework, autogen, crewAi, metaGpt, openaiAgents } from './agent-frameworks-python.ts';
import { agentKitsEcmascript } from './agent-kits-ecmascript.ts';
import { agno, browserUse, camel, googleAdk, langroid, strands, swarm } from './agent-kits-python.ts';
import { atomicAgents, letta, upsonic } from './agent-libraries.ts';
import { adalFlow, aiConfig, assemblyAi, mcpAgent, praisonAi, promptyPython } from './agent-pipelines-python.ts';
import { agentScope, openInterpreter, questionAnswering, qwenAgent } from './agent-platforms-python.ts';
import { agentServicesEcmascript } from './agent-services-ecmascript.ts';
import { griptape, swarms, textgrad } from './agent-swarms-python.ts';
import { anthropic } from './anthropic.ts';
import { azureOpenaiJava } from './azure-openai-java.ts';
import { baml } from './baml.ts';
import { bedrock, bedrockTyped } from './bedrock.ts';
import { cohere } from './cohere.ts';
import { anthropicDotnet, azureInferenceDotnet, openaiDotnet, semanticKernelDotnet } from './dotnet.ts';
import { autogenDotnet, extensionsAi, kernelMemory } from './dotnet-agents.ts';
import {
  chatGptNet,
  claudia,
  copilotDotnet,
  dashscopeDotnet,
  langchainDotnet,
  rystem,
  tryAgi,
  vertexDotnet,
} from './dotnet-clients.ts';
import { betalgoDotnet, llamaDotnet, llmTornado, ollamaDotnet, openaiApiDotnet } from './dotnet-community.ts';
import { googleDotnet, mistralDotnet } from './dotnet-hosts.ts';
import { embabel } from './embabel.ts';
import { genkit } from './genkit.ts';
import { genkitGo } from './genkit-go.ts';
import { anthropicForGo, googleGo, ollamaGo, openaiGo } from './go.ts';
import { adkGo, agentSdkGo, fantasy, openaiAgentsGo, trpcAgent } from './go-agents.ts';
import { goAi, gollemGo, hunyuanGo, jetifyAi, madeByWelch, openaiShapedGo, swarmGo } from './go-clients.ts';
import { cohereGo, eino, golc, gollm, instructorGo } from './go-frameworks.ts';
import { arkGo, azureGo, deepseekGo, goAnthropicCommunity, mistralGo, openRouterGo, parakeet } from './go-hosts.ts';
import { googleAndroid, googleOnDevice } from './google-android.ts';
import { googleGenai, googleGenerativeModel } from './google-genai.ts';
import { guardrails, nemoGuardrails, phoenixEvals } from './guards-python.ts';
import { dspy, haystack } from './haystack-dspy.ts';
import { azureAiInference, claudeAgentSdk, dashscope, replicate } from './hosted-apis.ts';
import { hostsEcmascript } from './hosts-ecmascript.ts';
import { huggingFaceHub } from './hugging-face.ts';
import { instructor } from './instructor.ts';
import { anthropicJava, googleJava, openaiJava } from './jvm.ts';
import { adkJava, springAiAlibaba } from './jvm-agents.ts';
import {
  arkJava,
  cohereJava,
  hunyuanJava,
  hutoolAi,
  openaiCommunityJava,
  oracleJava,
  qianfanJava,
  solonAi,
  watsonxJava,
  zhipuJava,
} from './jvm-clouds.ts';
import { chatgptJava, dashscopeJava, llamaCppJava, ollamaJava, openaiServiceJava, simpleOpenai } from './jvm-hosts.ts';
import { sapAiSdk, springAiApis } from './jvm-platforms.ts';
import { koog, openaiKotlin } from './kotlin-sdks.ts';
import { langchainAgents } from './langchain-agents.ts';
import { langchainChains } from './langchain-chains.ts';
import { langchainEcmascript } from './langchain-ecmascript.ts';
import { langchainEmbeddings } from './langchain-embeddings.ts';
import { langchainPython } from './langchain-python.ts';
import { langchain4j } from './langchain4j.ts';
import { langchainGo } from './langchaingo.ts';
import { lingoose } from './lingoose.ts';
import { litellm } from './litellm.ts';
import { llamaIndex } from './llama-index.ts';
import { llamaIndexEcmascript } from './llama-index-ecmascript.ts';
import { llamaCpp, mistralInference, mlxLm, outlines, sglang } from './local-inference.ts';
import { mcp } from './mcp.ts';
import { mistral } from './mistral.ts';
import { llmLibrary, lmStudio, snowflakeCortex, watsonx, workersAi, xai } from './model-hosts.ts';
import { ai21, modelFiles, voyage, writer } from './model-hosts-python.ts';
import { neuron } from './neuron.ts';
import { ollama } from './ollama.ts';
import { openaiAssistants } from './openai-assistants.ts';
import { openaiEcmascript } from './openai-ecmascript.ts';
import { openaiPython } from './openai-python.ts';
import { openaiShaped } from './openai-shaped.ts';
import { anthropicPhp, llphant, openaiPhp, prism } from './php.ts';
import { cognesy, larAgent, laravelAi, vizra, wordpressAi } from './php-agents.ts';
import { bedrockPhp, deepseekPhp, geminiPhp, ollamaPhp, orhanerday } from './php-clients.ts';
import { aiEngine, claudePhp, drupalAi, hyperfOdin, mistralPhp, openaiBodiesPhp, openRouterPhp } from './php-hosts.ts';
import { crawl4ai, ell, magentic, mirascope } from './prompt-functions.ts';
import { guidance, sglangPrograms } from './prompt-programs.ts';
import { pydanticAi } from './pydantic-ai.ts';
import { rawHttp } from './raw-http.ts';
import { goHttp, jvmHttp } from './raw-http-jvm.ts';
import { serverHttp } from './raw-http-server.ts';
import { anthropicRuby, langchainRuby, openaiRuby } from './ruby.ts';
import { aiChatRuby, boxcars, dspyRuby, informers, openRouterRuby, sublayer } from './ruby-clients.ts';
import { activeAgent, bedrockRuby, payloadRuby, providersRuby, raix } from './ruby-frameworks.ts';
import { asyncOpenai, llmRust, otherRust, rig } from './rust.ts';
import { adkRust, agentAi, aisdkRust, autoAgents, litellmRust, openaiCrate, openRouterRust } from './rust-agents.ts';
import { anthropicCrates, bedrockRust, geminiRust, openaiCrates } from './rust-clients.ts';
import { kalosm, langchainRust, llmChainRust, mistralRs, spinRust, swiftide } from './rust-frameworks.ts';
import { sagemaker } from './sagemaker.ts';
import type { SdkDeclaration } from './sdk.ts';
import { semanticKernelEarly, semanticKernelPlanners } from './semantic-kernel-early.ts';
import { semanticKernelJava } from './semantic-kernel-java.ts';
import { semanticKernelPython } from './semantic-kernel-python.ts';
import { semanticRouter } from './semantic-router.ts';
import { smolagents } from './smolagents.ts';
import { springAi } from './spring-ai.ts';
import { symfonyAi } from './symfony-ai.ts';
import { promptulate, thinkgpt } from './talk-libraries-python.ts';
import { langExtract, marvin, simpleAiChat, txtai } from './task-libraries-python.ts';
import { transformers } from './transformers.ts';
import { typechat } from './typechat.ts';
import { vercelAi } from './vercel-ai.ts';
import { vllm } from './vllm.ts';
import { livekit, pipecat } from './voice-agents-python.ts';
import { weaviate } from './weaviate.ts';

/** Every SDK that is known. Where two name the same receiver, the later one decides. */
export const declarations: readonly SdkDeclaration[] = [
  rawHttp,
  ...serverHttp,
  goHttp,
  ...jvmHttp,
  openaiPython,
  openaiEcmascript,
  openaiAssistants,
  ...openaiShaped,
  anthropic,
  googleGenai,
  googleGenerativeModel,
  mistral,
  cohere,
  bedrock,
  bedrockTyped,
  azureAiInference,
  replicate,
  dashscope,
  claudeAgentSdk,
  huggingFaceHub,
  promptulate,
  thinkgpt,
  sagemaker,
  transformers,
  semanticRouter,
  weaviate,
  vllm,
  ollama,
  llamaCpp,
  mlxLm,
  sglang,
  outlines,
  guidance,
  sglangPrograms,
  litellm,
  instructor,
  vercelAi,
  langchainPython,
  langchainEcmascript,
  langchainAgents,
  langchainChains,
  langchainEmbeddings,
  llamaIndex,
  llamaIndexEcmascript,
  typechat,
  baml,
  mcp,
  haystack,
  dspy,
  pydanticAi,
  openaiAgents,
  crewAi,
  autogen,
  agentFramework,
  metaGpt,
  semanticKernelPython,
  genkit,
  smolagents,
  swarms,
  griptape,
  mcpAgent,
  adalFlow,
  praisonAi,
  promptyPython,
  aiConfig,
  assemblyAi,
  upsonic,
  atomicAgents,
  letta,
  pipecat,
  livekit,
  voyage,
  writer,
  ai21,
  modelFiles,
  mistralInference,
  textgrad,
  agno,
  googleAdk,
  swarm,
  strands,
  camel,
  magentic,
  mirascope,
  ell,
  crawl4ai,
  langroid,
  marvin,
  langExtract,
  txtai,
  simpleAiChat,
  agentScope,
  qwenAgent,
  openInterpreter,
  questionAnswering,
  nemoGuardrails,
  guardrails,
  phoenixEvals,
  browserUse,
  llmLibrary,
  xai,
  watsonx,
  snowflakeCortex,
  lmStudio,
  workersAi,
  ...agentKitsEcmascript,
  ...agentServicesEcmascript,
  ...hostsEcmascript,
  ax,
  mastra,
  vscodeLanguageModel,
  promptElements,
  openaiGo,
  anthropicForGo,
  googleGo,
  ollamaGo,
  langchainGo,
  genkitGo,
  eino,
  gollm,
  golc,
  agentSdkGo,
  deepseekGo,
  chatgptJava,
  instructorGo,
  cohereGo,
  goAnthropicCommunity,
  arkGo,
  azureGo,
  parakeet,
  openRouterGo,
  mistralGo,
  adkGo,
  openaiAgentsGo,
  trpcAgent,
  fantasy,
  lingoose,
  ...openaiShapedGo,
  madeByWelch,
  hunyuanGo,
  jetifyAi,
  swarmGo,
  goAi,
  gollemGo,
  openaiJava,
  anthropicJava,
  googleJava,
  langchain4j,
  springAi,
  springAiApis,
  sapAiSdk,
  semanticKernelJava,
  embabel,
  adkJava,
  springAiAlibaba,
  googleAndroid,
  googleOnDevice,
  openaiServiceJava,
  simpleOpenai,
  dashscopeJava,
  ollamaJava,
  llamaCppJava,
  koog,
  openaiKotlin,
  azureOpenaiJava,
  arkJava,
  zhipuJava,
  qianfanJava,
  hunyuanJava,
  cohereJava,
  oracleJava,
  openaiCommunityJava,
  watsonxJava,
  solonAi,
  hutoolAi,
  openaiDotnet,
  anthropicDotnet,
  semanticKernelEarly,
  semanticKernelPlanners,
  semanticKernelDotnet,
  extensionsAi,
  autogenDotnet,
  kernelMemory,
  ollamaDotnet,
  llamaDotnet,
  chatGptNet,
  claudia,
  copilotDotnet,
  dashscopeDotnet,
  langchainDotnet,
  rystem,
  tryAgi,
  vertexDotnet,
  betalgoDotnet,
  llmTornado,
  openaiApiDotnet,
  googleDotnet,
  mistralDotnet,
  azureInferenceDotnet,
  adkRust,
  agentAi,
  spinRust,
  aisdkRust,
  autoAgents,
  litellmRust,
  openaiCrate,
  openRouterRust,
  asyncOpenai,
  rig,
  otherRust,
  llmRust,
  langchainRust,
  llmChainRust,
  swiftide,
  mistralRs,
  kalosm,
  ...openaiCrates,
  ...anthropicCrates,
  bedrockRust,
  geminiRust,
  openaiRuby,
  anthropicRuby,
  langchainRuby,
  payloadRuby,
  providersRuby,
  raix,
  boxcars,
  dspyRuby,
  openRouterRuby,
  sublayer,
  activeAgent,
  bedrockRuby,
  informers,
  aiChatRuby,
  openaiPhp,
  anthropicPhp,
  llphant,
  prism,
  symfonyAi,
  neuron,
  orhanerday,
  geminiPhp,
  ollamaPhp,
  deepseekPhp,
  bedrockPhp,
  larAgent,
  vizra,
  laravelAi,
  cognesy,
  wordpressAi,
  ...openaiBodiesPhp,
  claudePhp,
  mistralPhp,
  openRouterPhp,
  hyperfOdin,
  drupalAi,
  aiEngine,
];
