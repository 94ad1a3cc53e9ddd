import { pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

/** Classes that embed texts; LangChain itself, its community package and the providers' own packages export them. */
const embedders = [
  '{langchain,langchain_community,langchain_classic}.embeddings{,.openai,.azure_openai,.huggingface,.ollama,.cohere,.bedrock,.vertexai}.{OpenAIEmbeddings,AzureOpenAIEmbeddings,HuggingFaceEmbeddings,HuggingFaceBgeEmbeddings,HuggingFaceInstructEmbeddings,SentenceTransformerEmbeddings,OllamaEmbeddings,CohereEmbeddings,BedrockEmbeddings,VertexAIEmbeddings}()',
  'langchain_openai{,.embeddings}.{OpenAIEmbeddings,AzureOpenAIEmbeddings}()',
  'langchain_google_genai{,.embeddings}.GoogleGenerativeAIEmbeddings()',
  'langchain_google_vertexai{,.embeddings}.VertexAIEmbeddings()',
  'langchain_{ollama,mistralai,cohere,aws,huggingface,nvidia_ai_endpoints,voyageai,together,fireworks}{,.embeddings}.{OllamaEmbeddings,MistralAIEmbeddings,CohereEmbeddings,BedrockEmbeddings,HuggingFaceEmbeddings,HuggingFaceEndpointEmbeddings,NVIDIAEmbeddings,VoyageAIEmbeddings,TogetherEmbeddings,FireworksEmbeddings}()',
  'langchain_core.embeddings{,.embeddings}.Embeddings()',
];

/** Texts that a program has embedded itself; what vector stores embed of documents is not written out anywhere (python.langchain.com, read 2026-11-22). */
export const langchainEmbeddings: SdkDeclaration = {
  id: 'langchain-embeddings',
  languages: pythonFamily,
  markers: ['langchain'],
  receivers: { embedder: embedders },
  particular: [{ methods: ['{embed_query,aembed_query,embed_documents,aembed_documents}'], on: 'embedder' }],
  calls: [
    {
      paths: ['$embedder.{embed_query,aembed_query,embed_documents,aembed_documents}'],
      kind: 'embedding',
      model: ['^model', '^model_name', '^model_id', '^azure_deployment', '^deployment'],
      prompt: [
        { at: 'text', role: 'user' },
        { at: 'texts', role: 'user', batch: true },
        { at: '#0', role: 'user', batch: true },
      ],
    },
  ],
};
