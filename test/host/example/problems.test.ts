import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { code, eventually, problems, revert, show } from '../extension.ts';

const quickFixes = (document: vscode.TextDocument, range: vscode.Range): Thenable<vscode.CodeAction[]> => {
  const kind = vscode.CodeActionKind.QuickFix.value;
  const resolved = 5;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind, resolved);
};

suite('problems', () => {
  test('a call without an output limit, and the fix that adds one', async () => {
    const editor = await show('service/assistant.py');
    const { document } = editor;
    const [finding] = await eventually(
      () => problems(document).filter(problem => code(problem) === 'unbounded-output'),
      found => found.length > 0,
    );
    assert.ok(finding);
    assert.match(document.getText(finding.range), /client\.chat\.completions\.create/);
    assert.ok(
      finding.range.start.line >
        document
          .getText()
          .split('\n')
          .findIndex(line => line.startsWith('def greet')),
    );

    const [fix] = await quickFixes(document, finding.range);
    assert.ok(fix?.edit, 'the finding has a quick fix');
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText().slice(document.getText().indexOf('def greet')), /max_(completion_)?tokens=\d+/);
    await eventually(
      () => problems(document),
      found => !found.some(problem => code(problem) === 'unbounded-output'),
    );
    await revert(editor);
  });

  test('a prompt that is longer than its model can read', async () => {
    const { document } = await show('service/policy_review.py');
    const found = await eventually(
      () => problems(document),
      list => list.some(problem => code(problem) === 'context-overflow'),
    );
    const overflow = found.find(problem => code(problem) === 'context-overflow')!;
    assert.equal(overflow.severity, vscode.DiagnosticSeverity.Error);
    assert.match(overflow.message, /8,192/);
  });

  test('an unknown accelerator in the configuration, with the nearest name as a fix', async () => {
    const editor = await show('inference-cost.json');
    const { document } = editor;
    const start = document.positionAt(document.getText().indexOf('"h100-sxm"'));
    const range = new vscode.Range(start, start.translate(0, '"h100-sxm"'.length));
    await editor.edit(edit => edit.replace(range, '"h100-smx"'));
    const [problem] = await eventually(
      () => problems(document),
      found => found.length > 0,
    );
    assert.ok(problem);
    assert.deepEqual(problem.range, range);
    assert.match(problem.message, /h100-sxm/);

    const fixes = await quickFixes(document, problem.range);
    assert.ok(fixes[0]?.edit);
    await vscode.workspace.applyEdit(fixes[0].edit);
    await eventually(
      () => problems(document),
      found => found.length === 0,
    );
    assert.equal(document.getText(range), '"h100-sxm"');
    await revert(editor);
  });
});
