import { expect, test } from 'vitest';
import { resolved, scan } from '../scanner-of-tests.ts';

test.each<[string, string, string, string[]]>([
  ['with a key', 'one', 'headers={"Authorization": key}, ', ['embedding requests.post, bge (literal)', 'user: {text}']],
  ['without one', 'one', '', []],
])('vectors of a class of Python that embeds, %s', async (_name, method, headers, expected) => {
  const text = `import requests
class RiverEmbeddings(Base):
    def ${method}(self, text):
        requests.post(self.address(), ${headers}json={"model": "bge", "input": [text]})`;
  expect(resolved(await scan('python', text, { readFile: () => undefined }))).toEqual(expected);
});

test('a model and an input of a class that says nothing of vectors', async () => {
  const text = `import requests
class Rivers(Base):
    def one(self, text):
        requests.post(self.address(), headers={"Authorization": key}, json={"model": "bge", "input": [text]})`;
  expect(resolved(await scan('python', text, { readFile: () => undefined }))).toEqual([]);
});
