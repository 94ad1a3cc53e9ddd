import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, hints, inWorkspace, problems, revert, show } from '../extension.ts';

const call = (prompt: string): string =>
  `from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", max_output_tokens=20, input="${prompt}")\n`;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(inWorkspace(file)), { recursive: true });
  writeFileSync(inWorkspace(file), text);
}

const labelled = (document: vscode.TextDocument) =>
  eventually(
    () => hints(document),
    found => found.length > 0,
  );

suite('documents of every kind', () => {
  test('one that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: call('Hi') });
    await vscode.window.showTextDocument(document);
    assert.equal((await labelled(document)).length, 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('one of five megabytes has no hints, and the next has', async () => {
    write('huge.py', 'x = 1\n'.repeat(850_000));
    const huge = await show('huge.py');
    assert.deepEqual(await hints(huge.document), []);
    assert.equal((await labelled((await show('service/assistant.py')).document)).length, 2);
  });

  test('twenty that are opened one after the other', async () => {
    for (let index = 0; index < 20; index++) write(`many/f${index}.py`, call(`Question ${index}`));
    let last: vscode.TextDocument | undefined;
    for (let index = 0; index < 20; index++) last = (await show(`many/f${index}.py`)).document;
    const [hint] = await labelled(last!);
    assert.equal(hint!.line, 1);
  });

  test('the two sides of a comparison: the file has hints, what it was has none', async () => {
    const { document } = await show('service/assistant.py');
    const before = document.uri.with({ scheme: 'git', query: JSON.stringify({ path: document.uri.fsPath, ref: '' }) });
    await vscode.commands.executeCommand('vscode.diff', before, document.uri, 'before and after');
    assert.equal((await labelled(document)).length, 2);
    const old = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'git');
    if (old) assert.deepEqual(await hints(old), []);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  for (const [name, file, text] of [
    [
      'an agent in YAML',
      'agents/host.yaml',
      'type: chat_completion_agent\nname: Host\ninstructions: Be kind to guests.\n',
    ],
    ['a template in a folder of prompts', 'app/prompts/answer.jinja2', 'Answer {{ question }} in one line.\n'],
    ['a flow in JSON', 'flows/saved.json', '{ "_type": "prompt", "template": "Say {x} to the guests." }\n'],
  ] as const)
    test(`${name} says what it costs`, async () => {
      write(file, text);
      const [hint] = await labelled((await show(file)).document);
      assert.match(hint!.text, /tok/);
    });

  for (const [name, file, text] of [
    ['YAML', 'deploy/pod.yaml', 'kind: Pod\nmetadata:\n  name: a\n'],
    ['JSON', 'data/rows.json', '{ "rows": [1, 2, 3] }\n'],
    ['a page', 'docs/guide.md', 'You are a helpful assistant.\n'],
  ] as const)
    test(`${name} that is data has neither hints nor problems`, async () => {
      write(file, text);
      const { document } = await show(file);
      assert.deepEqual(await hints(document), []);
      assert.deepEqual(problems(document), []);
    });

  test('a configuration that breaks while it is typed leaves the hints standing', async () => {
    const { document } = await show('service/assistant.py');
    const before = await labelled(document);
    const editor = await show('inference-cost.json');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit(edit => edit.delete(new vscode.Range(end.translate(-1, 0), end)));
    assert.equal((await labelled(document)).length, before.length);
    await revert(editor);
    await eventually(
      () => hints(document),
      found => JSON.stringify(found) === JSON.stringify(before),
    );
  });
});
