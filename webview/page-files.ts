import type { ExplorerViewMessage } from '../src/protocol.ts';
import type { ControlGroup } from './controls/control.ts';
import { toCsv } from './export/csv.ts';
import { toMarkdown } from './export/markdown.ts';
import { picturesOf, toPng, toSvg } from './picture.ts';
import { writeScenarioFile } from './scenario/scenario-file.ts';
import type { State } from './state.ts';
import type { PictureFormat } from './views/chart-frame.ts';

/** What the page can ask the host to read and write; the host asks the user where. */
export interface PageFiles {
  open(): void;
  /** Saves the scenarios of these columns as one file. */
  save(columns: readonly number[]): void;
  loadDeployment(): void;
  /** The active scenario's deployment and traffic, for `inference-cost.json`. */
  saveDeployment(): void;
  exportAs(format: 'markdown' | 'csv'): void;
  exportPictures(format: PictureFormat): void;
  savePicture(drawn: SVGSVGElement, title: string, format: PictureFormat): void;
}

/** A name that every file system takes. */
const fileName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'scenario';

const encoded = async (drawn: SVGSVGElement, title: string, format: PictureFormat): Promise<string> => {
  const svg = toSvg(drawn, title);
  return format === 'svg' ? svg : toPng(svg);
};

export function pageFiles(
  stateNow: () => State,
  groupsNow: () => readonly ControlGroup[],
  post: (message: ExplorerViewMessage) => void,
): PageFiles {
  const active = () => stateNow().columns[stateNow().active]!;
  return {
    open: () => post({ type: 'open-scenario-file' }),
    save(indexes) {
      const scenarios = indexes.map(index => stateNow().columns[index]!.scenario);
      const name = fileName(scenarios.length === 1 ? scenarios[0]!.name : 'scenarios');
      post({ type: 'export', format: 'scenario', name, content: writeScenarioFile(scenarios) });
    },
    loadDeployment: () => post({ type: 'load-deployment' }),
    saveDeployment() {
      const { name, deployment, traffic } = active().scenario;
      post({ type: 'save-deployment', name, deployment, callsPerMonth: traffic.requestsPerMonth });
    },
    exportAs(format) {
      const content = format === 'markdown' ? toMarkdown(stateNow(), groupsNow()) : toCsv(stateNow(), groupsNow());
      post({ type: 'export', format, name: 'inference-cost-scenarios', content });
    },
    async exportPictures(format) {
      const pictures = [];
      for (const { id, title, drawn } of picturesOf(document))
        pictures.push({ name: id, content: await encoded(drawn, title, format) });
      post({ type: 'export-pictures', format, pictures });
    },
    async savePicture(drawn, title, format) {
      post({ type: 'export', format, name: fileName(title), content: await encoded(drawn, title, format) });
    },
  };
}
