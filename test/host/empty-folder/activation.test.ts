import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, extension, inWorkspace, show } from '../extension.ts';
import { note } from '../note.ts';

const commands = [
  'estimateSelection',
  'estimateFile',
  'estimateWorkspace',
  'chooseHardware',
  'chooseModel',
  'openConfiguration',
  'toggleHints',
  'restartServer',
  'showLog',
].map(name => `inferenceCost.${name}`);

suite('activation', () => {
  test('a file of another kind does not activate it', async () => {
    await show('notes.txt');
    await new Promise(resolve => setTimeout(resolve, 500));
    assert.equal(extension().isActive, false);
  });

  test('a Python file activates it', async () => {
    writeFileSync(inWorkspace('hello.py'), 'print("hello")\n');
    const start = performance.now();
    await show('hello.py');
    await eventually(
      () => extension().isActive,
      active => active,
    );
    note(`a Python file was open and the extension active after ${(performance.now() - start).toFixed(0)} ms`);
  });

  test('every command that the manifest declares is registered', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared: string[] = extension().packageJSON.contributes.commands.map(
      ({ command }: { command: string }) => command,
    );
    assert.deepEqual(
      [...declared, ...commands].filter(command => !registered.has(command)),
      [],
    );
  });

  test('it runs where the workspace is, and in untrusted workspaces', () => {
    assert.equal(extension().extensionKind, vscode.ExtensionKind.Workspace);
    assert.equal(extension().packageJSON.capabilities.untrustedWorkspaces.supported, true);
  });
});
