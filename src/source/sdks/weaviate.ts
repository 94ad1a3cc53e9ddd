import { ecmascriptFamily, pythonFamily } from './languages.ts';
import type { SdkDeclaration } from './sdk.ts';

const connect =
  'weaviate.{connect_to_weaviate_cloud,connect_to_wcs,connect_to_local,connect_to_embedded,connect_to_custom,use_async_with_weaviate_cloud,use_async_with_local,use_async_with_embedded,use_async_with_custom,Client,WeaviateClient}()';
const connectEcmascript =
  'weaviate-client{,.default}.{connectToWeaviateCloud,connectToWCD,connectToWCS,connectToLocal,connectToCustom}()';

/** Searches that pass what they found to a model; the pipe `$v3` belongs to clients before 4.0. */
const searches =
  '{near_text,near_vector,near_object,near_image,near_media,bm25,hybrid,fetch_objects,fetch_objects_by_ids}';
const searchesEcmascript = '{nearText,nearVector,nearObject,nearImage,nearMedia,bm25,hybrid,fetchObjects}';

/**
 * Weaviate's generative search and its agents, which ask a model on the database's side (docs.weaviate.io, the recipes of
 * github.com/weaviate/recipes, weaviate-client 3.10 and weaviate-agents 1.0 of npm, read 2026-11-23).
 */
export const weaviate: SdkDeclaration = {
  id: 'weaviate',
  languages: [...pythonFamily, ...ecmascriptFamily],
  markers: ['weaviate'],
  receivers: {
    client: [connect, connectEcmascript],
    collection: ['$client.collections.{get,use,create}()', 'weaviate.collections.Collection()'],
    found: ['$client.query.get()'],
    agent: [
      'weaviate{_agents,.agents}.query.{QueryAgent,AsyncQueryAgent}()',
      'weaviate{_agents,.agents}.personalization.PersonalizationAgent()',
      'weaviate-agents.QueryAgent()',
    ],
  },
  fluent: ['$found'],
  particular: ['single_prompt', 'grouped_task'].map(task => ({
    methods: [`generate.${searches}`],
    on: 'collection',
    requires: [task],
  })),
  calls: [
    {
      paths: [
        `$collection{,.with_tenant()}.generate.${searches}`,
        `$collection.generate.${searchesEcmascript}`,
        '$found.with_generate',
      ],
      model: ['generative_provider.model', '^generative_config.model', '^generative.model'],
      prompt: [
        ...['single_prompt', '#0.singlePrompt', '#1.singlePrompt'].map(
          at => ({ at, role: 'user', template: 'single-brace' }) as const,
        ),
        ...['grouped_task', '#0.groupedTask', '#1.groupedTask'].map(at => ({ at, role: 'user' }) as const),
      ],
      requires: [
        'single_prompt',
        'grouped_task',
        '#0.singlePrompt',
        '#1.singlePrompt',
        '#0.groupedTask',
        '#1.groupedTask',
      ],
    },
    {
      paths: ['weaviate{_agents,.agents}.query.{QueryAgent,AsyncQueryAgent}', 'weaviate-agents.QueryAgent'],
      kind: 'agent',
      prompt: [{ at: 'system_prompt', role: 'system' }],
      unlessEmpty: true,
    },
    {
      paths: ['$agent.{run,ask,search,stream,ask_stream,askStream,get_objects}'],
      prompt: [
        { at: 'query', role: 'user' },
        { at: 'instruction', role: 'user' },
        { at: '#0', role: 'user' },
      ],
    },
    {
      // What the transformation agent asks of each object.
      paths: ['weaviate{_agents,.agents}.classes.Operations.{append_property,update_property}'],
      kind: 'prompt',
      prompt: [{ at: 'instruction', role: 'user' }],
      requires: ['instruction'],
    },
  ],
};
