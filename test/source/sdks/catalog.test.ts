import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../src/source/call-site.ts';
import { SdkCatalog } from '../../../src/source/sdks/catalog.ts';
import type { SdkDeclaration } from '../../../src/source/sdks/sdk.ts';

const languages: readonly LanguageId[] = ['python', 'jupyter', 'typescript'];

const acme: SdkDeclaration = {
  id: 'acme',
  languages,
  markers: ['acme'],
  receivers: { agent: ['acme{.agent,.team}.Agent{,.from_tools}()'], index: ['acme.indexes.{Memory,Disk}Index()'] },
  models: [
    { paths: ['acme.models.near.Chat()'], at: ['model'], provider: 'near' },
    { paths: ['acme.models.far.Chat()'], at: ['model'], provider: 'far' },
  ],
  messages: [{ paths: ['acme.messages.{System}()'], role: 'system', at: ['#0'] }],
  calls: [{ paths: ['acme{.agent,.team}.Agent'], kind: 'agent' }, { paths: ['acme.functions.complete'] }],
};
const shared: SdkDeclaration = {
  id: 'shared',
  languages,
  markers: ['google', 'agents'],
  receivers: { client: ['google.brain.Client()'] },
  calls: [{ paths: ['agents.Agent'], kind: 'agent' }],
};

describe('a class that another module of its package exports', () => {
  const catalog = new SdkCatalog([acme, shared], 'python');
  test.each<[string, string, string | undefined]>([
    ['a deeper module', 'acme.agent.agent.Agent', 'acme.agent.Agent'],
    ['the whole package', 'acme.Agent', 'acme.agent.Agent'],
    ['the module that is most alike', 'acme.team.deep.er.Agent', 'acme.team.Agent'],
    ['a class that only makes something', 'acme.indexes.memory.MemoryIndex', 'acme.indexes.MemoryIndex'],
    ['a message', 'acme.messages.system.System', 'acme.messages.System'],
    ['one of two providers, by its module', 'acme.models.far.chat.Chat', 'acme.models.far.Chat'],
    ['one of two providers, with nothing to tell them apart', 'acme.models.Chat', undefined],
    ['the path of a declaration', 'acme.agent.Agent', undefined],
    ['a class that no declaration names', 'acme.agent.agent.Other', undefined],
    ['a function', 'acme.other.complete', undefined],
    ['a class of the same name in another package', 'other.agent.Agent', undefined],
    ['a package of many makers', 'google.cloud.storage.Client', undefined],
    ['a package whose name any folder may have', 'agents.mine.Agent', undefined],
    ['something that a receiver has', '$acme:agent.Agent', undefined],
  ])('%s', (_, path, expected) => {
    expect(catalog.declaredClass(path)).toBe(expected);
  });

  test('in notebooks as well', () => {
    expect(new SdkCatalog([acme], 'jupyter').declaredClass('acme.agent.agent.Agent')).toBe('acme.agent.Agent');
  });

  test('only where a package has one class in several modules: Python', () => {
    expect(new SdkCatalog([acme], 'typescript').declaredClass('acme.agent.agent.Agent')).toBeUndefined();
  });
});

describe('what a catalog answers', () => {
  const catalog = new SdkCatalog([acme, shared], 'python');
  test.each<[string, string | undefined, boolean]>([
    ['acme', undefined, true],
    ['acme', 'agent', true],
    ['acme.agent', 'Agent', true],
    ['acme.agent.agent', 'Agent', true],
    ['acme.prompts', 'RIVER', false],
    ['acme.prompts', undefined, false],
    ['other', 'agent', false],
  ])('%s, of which %s is wanted, means the package: %s', (path, name, expected) => {
    expect(catalog.meansPackage(path, name)).toBe(expected);
  });
  test('a specifier means the package wherever a project’s own files have other ones', () => {
    expect(new SdkCatalog([acme], 'typescript').meansPackage('acme.prompts', 'RIVER')).toBe(true);
  });
  test.each<[string, boolean]>([
    ['complete', true],
    ['Agent', true],
    ['functions', false],
    ['System', false],
  ])('a call ends in %s: %s', (name, expected) => {
    expect(catalog.endsCall(name)).toBe(expected);
  });
  test.each<[string, boolean]>([
    ['acme', true],
    ['acme.agent', true],
    ['acme.agent.Agent', true],
    ['acme.agents', false],
    ['acm', false],
  ])('%s begins a declared path: %s', (path, expected) => {
    expect(catalog.startsPath(path)).toBe(expected);
  });
  test.each<[string, boolean]>([
    ['acme.anything', true],
    ['google.cloud', true],
    ['acmes', false],
  ])('%s is of a declared package: %s', (path, expected) => {
    expect(catalog.knowsModule(path)).toBe(expected);
  });
  test.each<[string, boolean]>([
    ['github.com/acme/mill.New', true],
    ['github.com/acme/mill/v2/spin.New', true],
    ['github.com/acme/loom.New', false],
    ['github.com/other/mill', false],
    ['mill.example/weave', false],
  ])('%s is of a declared module of Go: %s', (path, expected) => {
    const calls = [{ paths: ['github.com/acme/mill.New().Ask', 'mill.example/spin.New'] }];
    const go = new SdkCatalog([{ id: 'mill', languages: ['go'], markers: ['mill'], calls }], 'go');
    expect(go.knowsModule(path)).toBe(expected);
  });
  test.each<[string, boolean]>([
    ['import acme', true],
    ['import other', false],
  ])('%s may hold calls: %s', (text, expected) => {
    expect(catalog.mayHoldCalls(text)).toBe(expected);
  });
  test('choices in braces are paths of their own', () => {
    expect([...catalog.receivers].filter(([, name]) => name === '$acme:index').map(([path]) => path)).toEqual([
      'acme.indexes.MemoryIndex()',
      'acme.indexes.DiskIndex()',
    ]);
  });
});

test('whether anything declared is an agent', () => {
  expect(new SdkCatalog([acme, shared], 'python').knowsAgents).toBe(true);
  expect(new SdkCatalog([{ ...acme, calls: [{ paths: ['acme.functions.complete'] }] }], 'python').knowsAgents).toBe(
    false,
  );
  expect(new SdkCatalog([acme, shared], 'rust').knowsAgents).toBe(false);
});

describe('classes that many packages have by one pattern', () => {
  const mill: SdkDeclaration = {
    id: 'mill',
    languages,
    markers: ['mill'],
    receivers: { model: ['mill.llms.Old()'] },
    models: [{ paths: ['mill.llms.Old()'], at: ['name'], provider: 'old' }],
    families: [{ path: /^mill\.llms\.\w+\.[A-Z]\w*\(\)$/, receiver: 'llm', model: ['model'] }],
    makers: [{ methods: ['as_mill'], receiver: 'llm' }],
    setForAll: { objects: ['mill{,.core}.Settings'], calls: ['mill.configure'], blocks: ['mill.context'] },
    calls: [],
  };
  const catalog = new SdkCatalog([mill], 'python');

  test.each<[string, string | undefined, readonly string[] | undefined]>([
    ['mill.llms.near.Near()', '$mill:llm', ['model']],
    ['mill.llms.Old()', '$mill:model', ['name']],
    ['mill.llms.near.near()', undefined, undefined],
    ['mill.llms.near.Near', undefined, undefined],
    ['mill.llms.near.Near().complete()', undefined, undefined],
    ['other.mill.llms.near.Near()', undefined, undefined],
    ['$mill:llm', undefined, undefined],
  ])('%s', (path, receiver, at) => {
    expect([catalog.receiverOf(path), catalog.modelAt(path)?.at]).toEqual([receiver, at]);
  });

  test('what methods make, and what is set for all requests', () => {
    expect(catalog.makers.get('as_mill')).toEqual({ receiver: '$mill:llm', markers: ['mill'] });
    expect([...catalog.setForAll.objects]).toEqual(['mill.Settings', 'mill.core.Settings']);
    expect([...catalog.setForAll.calls, ...catalog.setForAll.blocks]).toEqual(['mill.configure', 'mill.context']);
  });

  test('only in the languages of their SDK', () => {
    expect(new SdkCatalog([mill], 'go').receiverOf('mill.llms.near.Near()')).toBeUndefined();
  });
});

describe('what a path is called from here on', () => {
  const catalog = new SdkCatalog([acme, shared], 'python');
  test.each<[string, string, string, string]>([
    ['an object of a class of another module', 'acme.agent.agent.Agent', 'acme.agent.Agent', 'acme.agent.Agent'],
    ['an object that has a name', 'acme.agent.Agent()', 'acme.agent.Agent()', '$acme:agent'],
    ['a class by its module', 'acme.team.deep.er.Agent', 'acme.team.Agent', 'acme.team.Agent'],
    ['a path that no declaration knows', 'os.path.join', 'os.path.join', 'os.path.join'],
    ['a name itself', '$acme:agent', '$acme:agent', '$acme:agent'],
    ['nothing', '', '', ''],
  ])('%s', (_name, written, path, name) => {
    expect(catalog.nameOf(written)).toEqual({ path, name });
    expect(catalog.nameOf(written)).toBe(catalog.nameOf(written));
  });

  test('after more paths than are kept', () => {
    for (let index = 0; index < 12_000; index++) catalog.nameOf(`other${index}.Thing()`);
    expect(catalog.nameOf('acme.agent.Agent()').name).toBe('$acme:agent');
    expect(catalog.nameOf('other1.Thing()').name).toBe('other1.Thing()');
  });
});
