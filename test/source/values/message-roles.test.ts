import { describe, expect, test } from 'vitest';
import { roleNamed } from '../../../src/source/values/message-roles.ts';
import { prompts, scan } from '../scanner-of-tests.ts';

describe('roleNamed', () => {
  test.each([
    ['system', 'system'],
    ['developer', 'developer'],
    ['user', 'user'],
    ['human', 'user'],
    ['Assistant', 'assistant'],
    ['ai', 'assistant'],
    ['model', 'assistant'],
    ['tool', 'tool'],
    ['function', 'tool'],
    ['placeholder', 'history'],
    ['ChatRole.User', 'user'],
    ['Role::System', 'system'],
    ['customer', undefined],
    ['', undefined],
    [undefined, undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('%j is %j', (name, role) => expect(roleNamed(name)).toBe(role));
});

const python = (role: string) =>
  `import openai\nopenai.chat.completions.create(model="m", messages=[{"role": ${role}, "content": "Hello"}])`;

describe('the role of a message', () => {
  test.each([
    ['a text', '"system"', 'system'],
    ['a text that a constant holds', 'R', 'system'],
    ['a constant of a class that is not at hand', 'MessageRole.ASSISTANT', 'assistant'],
    ['one inside a package', 'types.ChatRole.system', 'system'],
    ['a constant whose class says nothing of roles', 'Kinds.SYSTEM', 'user'],
    ['a word that is no role', '"constructor"', 'user'],
    ['a variable', 'role', 'user'],
  ])('%s', async (_name, written, role) => {
    const text = `${python(written)}\n`.replace('\n', '\nR = "system"\n');
    expect(prompts(await scan('python', text))).toEqual([`${role}: Hello`]);
  });
});
