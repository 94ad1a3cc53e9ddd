import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hints, revert, show } from '../extension.ts';
import { note } from '../note.ts';

const some = (found: unknown[]): boolean => found.length > 0;

suite('hints', () => {
  test('stand at the end of the line where each call begins', async () => {
    const start = performance.now();
    const { document } = await show('service/assistant.py');
    const found = await eventually(() => hints(document), some);
    note(`first hints ${(performance.now() - start).toFixed(0)} ms after the file was asked for`);
    const calls = found.map(({ line }) => document.lineAt(line).text.trim());
    assert.deepEqual(calls, [
      'response = client.chat.completions.create(',
      'response = client.chat.completions.create(',
    ]);
    for (const { text } of found) assert.match(text, /^≈?[\d.,]+k?\+[\d.,]+k? tok · .*\$[\d.,]+\/k$/);
  });

  test('a model that the team runs itself is priced on its hardware', async () => {
    const { document } = await show('service/local_model.py');
    const found = await eventually(() => hints(document), some);
    assert.equal(found.length, 2);
    for (const { text } of found)
      assert.match(text, / tok · [\d.]+ m?s \+ [\d.]+ m?s · [\d.]+ [kMG]B KV · \$[\d.,]+\/k$/);
  });

  test('follow what is typed', async () => {
    const editor = await show('service/assistant.py');
    const [before] = await eventually(() => hints(editor.document), some);
    const limit = 'max_completion_tokens=400';
    const at = editor.document.positionAt(editor.document.getText().indexOf(limit));
    await editor.edit(edit =>
      edit.replace(new vscode.Range(at, at.translate(0, limit.length)), 'max_completion_tokens=40'),
    );
    const [after] = await eventually(
      () => hints(editor.document),
      found => found[0]?.text !== before?.text,
    );
    assert.notEqual(after?.text, before?.text);
    await revert(editor);
  });

  test('stay away from files without calls', async () => {
    const { document } = await show('service/manual.py');
    assert.deepEqual(await hints(document), []);
  });

  test('a file with broken syntax still has its other hints', async () => {
    const editor = await show('service/assistant.py');
    const last = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit(edit => edit.insert(last, '\ndef broken(:\n    return (((\n'));
    const found = await eventually(
      () => hints(editor.document),
      list => list.length === 2,
    );
    assert.equal(found.length, 2);
    await revert(editor);
  });
});
