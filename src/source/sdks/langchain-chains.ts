import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { PromptPlace, SdkDeclaration } from './sdk.ts';

const python = '{langchain,langchain_classic}.chains';
const ecmascript = '{langchain/chains,@langchain/classic/chains,langchain}';

/** Chains that LangChain builds around a model: documents, retrieval, question answering, summaries. */
const documents = [
  `${python}{,.combine_documents,.combine_documents.stuff}.create_stuff_documents_chain`,
  '{langchain,@langchain/classic}/chains{,/combine_documents}.createStuffDocumentsChain',
];
const retrieval = [
  `${python}{,.retrieval}.create_retrieval_chain`,
  '{langchain,@langchain/classic}/chains{,/retrieval}.createRetrievalChain',
];
const rewriting = [
  `${python}{,.history_aware_retriever}.create_history_aware_retriever`,
  '{langchain,@langchain/classic}/chains{,/history_aware_retriever}.createHistoryAwareRetriever',
];
const ready = [
  `${python}{,.retrieval_qa.base,.conversational_retrieval.base}.{RetrievalQA,RetrievalQAWithSourcesChain,ConversationalRetrievalChain}.{from_chain_type,from_llm}`,
  `${python}{.question_answering,.summarize,.qa_with_sources}.{load_qa_chain,load_summarize_chain,load_qa_with_sources_chain}`,
  `${python}{,.llm_math.base,.api.base,.qa_generation.base}.{LLMMathChain,APIChain,QAGenerationChain,LLMCheckerChain}{,.from_llm,.from_llm_and_api_docs}`,
  '{langchain,langchain.chains,langchain.chains.conversation.base,langchain_classic.chains}.ConversationChain',
  '{langchain_experimental.sql,langchain.chains,langchain}.SQLDatabaseChain.from_llm',
  '{langchain,langchain_classic}.retrievers{,.multi_query,.self_query.base}.{MultiQueryRetriever,SelfQueryRetriever}.from_llm',
  `${ecmascript}.{RetrievalQAChain,ConversationalRetrievalQAChain,VectorDBQAChain,ChatVectorDBQAChain}.fromLLM`,
  `${ecmascript}.{loadQAStuffChain,loadQAChain,loadQAMapReduceChain,loadQARefineChain,loadSummarizationChain}`,
];
/** Given a schema first, then the model and the prompt (LangChain's `chains/openai_functions/base.py`, read 2026-11-23). */
const structured = [
  `${python}{,.openai_functions,.openai_functions.base,.openai_functions.extraction,.openai_functions.tagging,.structured_output,.structured_output.base}.{create_extraction_chain,create_extraction_chain_pydantic,create_tagging_chain,create_tagging_chain_pydantic,create_structured_output_chain,create_structured_output_runnable,create_openai_fn_chain,create_openai_fn_runnable}`,
];
const calls = (paths: readonly string[]) => paths.map(path => `${path}()`);

const methods =
  '{invoke,ainvoke,stream,astream,batch,abatch,run,arun,predict,apredict,call,acall,apply,evaluate,get_relevant_documents,aget_relevant_documents}';
/** What the user asks stands under a key of the chain's input. */
const asked: readonly PromptPlace[] = ['#0.input', '#0.question', '#0.query', 'question', 'query', 'input', '#0'].map(
  at => ({
    at,
    role: 'user',
  }),
);
const templates = (...places: readonly string[]): PromptPlace[] =>
  places.map(at => ({ at, role: 'system', template: 'single-brace' }));
const limits = (...at: readonly string[]) => ({
  at: at.flatMap(place => [`${place}.max_tokens`, `${place}.maxTokens`]),
  insert: false as const,
});

export const langchainChains: SdkDeclaration = {
  id: 'langchain-chains',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['langchain'],
  receivers: {
    documents: calls(documents),
    retrieval: calls(retrieval),
    rewriting: calls(rewriting),
    ready: calls(ready),
    structured: calls(structured),
    sql: [
      'langchain{,_classic}.chains{,.sql_database.query}.create_sql_query_chain()',
      '{langchain,@langchain/classic}/chains{,/sql_db}.{createSqlQueryChain,SqlDatabaseChain}()',
    ],
    functions: [
      '{langchain,@langchain/classic}/chains{,/openai_functions}.{createExtractionChain,createExtractionChainFromZod,createTaggingChain,createTaggingChainFromZod}()',
    ],
  },
  // A program's own chain of a file that is not at hand: these makers are LangChain's alone.
  families: [{ path: /\.\p{Lu}\w*Chain\.(from_llm|from_chain_type|fromLLM)\(\)$/u, receiver: 'ready' }],
  transparent: ['{$retrieval,$documents}.{pick,withConfig}()'],
  calls: [
    {
      // LangChain's own prompt for the database's dialect, unless another is given.
      paths: [`$sql.${methods}`],
      model: ['^llm', '^#0'],
      prompt: [...templates('^prompt'), ...asked],
      limit: limits('^llm', '^#0'),
    },
    {
      // LangChain's own prompt and the text; the schema goes along as a function.
      paths: [`$functions.${methods}`],
      model: ['^#1'],
      prompt: asked,
      limit: limits('^#1'),
    },
    {
      // Its prompt fills its places with the documents and the input.
      paths: [`$documents.${methods}`, `$rewriting.${methods}`],
      model: ['^llm', '^#0'],
      prompt: [...templates('^prompt'), { at: '^#1', role: 'system', template: 'single-brace' }],
      limit: limits('^llm', '^#0'),
    },
    {
      paths: [`$retrieval.${methods}`],
      model: ['^combine_docs_chain.llm', '^combineDocsChain.llm', '^combine_docs_chain.#0', '^#1.llm', '^#1.#0'],
      prompt: templates(
        '^combine_docs_chain.prompt',
        '^combineDocsChain.prompt',
        '^combine_docs_chain.#1',
        '^#1.prompt',
        '^#1.#1',
      ),
      limit: limits('^combine_docs_chain.llm', '^combineDocsChain.llm', '^combine_docs_chain.#0', '^#1.llm', '^#1.#0'),
    },
    {
      paths: ['$structured', `$structured.${methods}`],
      model: ['^llm', '^#1'],
      prompt: [...templates('^prompt', '^#2'), ...asked],
      limit: limits('^llm', '^#1'),
    },
    {
      paths: ['$ready', `$ready.${methods}`],
      model: ['^llm', '^#0', '^#1'],
      prompt: [...templates('^prompt', '^chain_type_kwargs.prompt', '^combine_docs_chain_kwargs.prompt'), ...asked],
      limit: limits('^llm', '^#0'),
    },
  ],
};
