import type { DeploymentToSave, ExplorerViewMessage } from '../protocol.ts';
import { readExplorerMessage } from './explorer-message.ts';

type Exported = Extract<ExplorerViewMessage, { type: 'export' }>;
type ExportedPictures = Extract<ExplorerViewMessage, { type: 'export-pictures' }>;

/** What the page can bring about. Each asks the user before it reads or writes a file. */
export interface ExplorerActions {
  ready(): void;
  remember(saved: string): void;
  saveFile(file: Exported): void;
  savePictures(pictures: ExportedPictures): void;
  openScenarioFile(): void;
  loadDeployment(): void;
  saveDeployment(deployment: DeploymentToSave): void;
}

/** Does what a message of the page asks for; what is none of the page's messages does nothing. */
export function handleExplorerMessage(data: unknown, actions: ExplorerActions): void {
  const message = readExplorerMessage(data);
  switch (message?.type) {
    case 'ready':
      actions.ready();
      break;
    case 'remember':
      actions.remember(message.saved);
      break;
    case 'export':
      actions.saveFile(message);
      break;
    case 'export-pictures':
      actions.savePictures(message);
      break;
    case 'open-scenario-file':
      actions.openScenarioFile();
      break;
    case 'load-deployment':
      actions.loadDeployment();
      break;
    case 'save-deployment': {
      const { name, deployment, callsPerMonth } = message;
      actions.saveDeployment({ name, deployment, callsPerMonth });
      break;
    }
  }
}
