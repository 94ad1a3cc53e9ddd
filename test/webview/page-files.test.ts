import { describe, expect, test } from 'vitest';
import { readExplorerMessage } from '../../src/editor/explorer-message.ts';
import type { ExplorerViewMessage } from '../../src/protocol.ts';
import { type PageFiles, pageFiles } from '../../webview/page-files.ts';
import { defaultScenario } from '../../webview/scenario/default-scenario.ts';
import { readScenarioFile } from '../../webview/scenario/scenario-file.ts';
import { activate, initialState } from '../../webview/state.ts';
import { groups } from './all-groups.ts';

const names = ['prod “fp8” / A', '中文', '../..'];
const state = activate(initialState(names.map(name => ({ ...defaultScenario, name }))), 1);

/** What the page posts, which the host must take. */
function posted(ask: (files: PageFiles) => void): ExplorerViewMessage {
  const messages: ExplorerViewMessage[] = [];
  ask(
    pageFiles(
      () => state,
      () => groups,
      message => messages.push(message),
    ),
  );
  expect(messages).toHaveLength(1);
  expect(readExplorerMessage(messages[0])).toEqual(messages[0]);
  return messages[0]!;
}

describe('what the page asks the host for is taken by it', () => {
  test.each<[string, (files: PageFiles) => void, Partial<ExplorerViewMessage>]>([
    ['a file to open', files => files.open(), { type: 'open-scenario-file' }],
    ['a deployment to load', files => files.loadDeployment(), { type: 'load-deployment' }],
    ['a report', files => files.exportAs('markdown'), { type: 'export', format: 'markdown' }],
    ['tables', files => files.exportAs('csv'), { type: 'export', format: 'csv' }],
    [
      'the deployment and the traffic of the active scenario',
      files => files.saveDeployment(),
      {
        type: 'save-deployment',
        name: '中文',
        deployment: defaultScenario.deployment,
        callsPerMonth: defaultScenario.traffic.requestsPerMonth,
      },
    ],
  ])('%s', (_, ask, message) => {
    expect(posted(ask)).toMatchObject(message);
  });

  test.each([
    [[0], 'prod-fp8-a'],
    [[1], '中文'],
    [[2], 'scenario'],
    [[0, 1, 2], 'scenarios'],
  ])('scenarios %j are saved as %s, and can be read back', (columns, name) => {
    const message = posted(files => files.save(columns));
    expect(message).toMatchObject({ type: 'export', format: 'scenario', name });
    const scenarios = columns.map(index => state.columns[index]!.scenario);
    expect(readScenarioFile((message as { content: string }).content, 'f')).toEqual({ scenarios });
  });
});
