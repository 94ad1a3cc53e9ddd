import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { huggingFaceCache, tokenizerInSnapshot } from '../../src/tokens/hugging-face-cache.ts';

// "Understand caching", https://huggingface.co/docs/huggingface_hub/guides/manage-cache, and the environment variables that it names.
describe('where the cache may lie, best first', () => {
  test.each([
    [{}, ['~/.cache/huggingface/hub']],
    [{ HF_HOME: '/data/hf' }, ['/data/hf/hub', '~/.cache/huggingface/hub']],
    [{ HF_HUB_CACHE: '/hub', HF_HOME: '/data/hf' }, ['/hub', '/data/hf/hub', '~/.cache/huggingface/hub']],
    [{ HUGGINGFACE_HUB_CACHE: '/old' }, ['/old', '~/.cache/huggingface/hub']],
    [{ HF_HUB_CACHE: '/new', HUGGINGFACE_HUB_CACHE: '/old' }, ['/new', '/old', '~/.cache/huggingface/hub']],
    [{ XDG_CACHE_HOME: '/cache', HF_HOME: '' }, ['/cache/huggingface/hub', '~/.cache/huggingface/hub']],
    [{ HF_HUB_CACHE: undefined, HF_HOME: undefined }, ['~/.cache/huggingface/hub']],
    // Two that name one folder are looked into once.
    [{ HF_HUB_CACHE: '/data/hub', HF_HOME: '/data' }, ['/data/hub', '~/.cache/huggingface/hub']],
  ])('%j looks in %j', (environment, roots) => {
    expect(huggingFaceCache('Qwen/Qwen3-8B', environment)).toEqual({ roots, folder: 'models--Qwen--Qwen3-8B' });
  });
});

describe('the folder of a model', () => {
  test.each([
    ['gpt2', 'models--gpt2'],
    ['meta-llama/Llama-3.1-8B-Instruct', 'models--meta-llama--Llama-3.1-8B-Instruct'],
    ['a_b/c.d-e', 'models--a_b--c.d-e'],
    [`${'x'.repeat(96)}/y`, `models--${'x'.repeat(96)}--y`],
  ])('%s', (id, folder) => {
    expect(huggingFaceCache(id, {})?.folder).toBe(folder);
  });

  test.each([
    ...['', '../../etc', 'a/../b', 'a/b/c', '/etc/passwd', 'a b', 'x\u0000y', '..', 'a/..', '.', './a', 'a/', '/a', 'a\\b', 'C:a', '~'],
    'x'.repeat(97),
  ])('%j reaches no path', id => {
    expect(huggingFaceCache(id, {})).toBeUndefined();
  }); // biome-ignore format: a table

  test('whatever the id, its folder is one name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '/', '\\', '-', '~', ' '), maxLength: 8 }), id => {
        const folder = huggingFaceCache(id, {})?.folder ?? '';
        expect(folder).not.toMatch(/[/\\]|^\.+$/);
      }),
    );
  });
});

test.each([
  ['abc123', 'snapshots/abc123/tokenizer.json'],
  // The file that names it ends with a line break.
  ['abc123\n', 'snapshots/abc123/tokenizer.json'],
])('the snapshot %j holds the tokenizer', (snapshot, path) => {
  expect(tokenizerInSnapshot(snapshot)).toBe(path);
});
