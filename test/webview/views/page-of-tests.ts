import { defaultScenario } from '../../../webview/scenario/default-scenario.ts';
import type { Scenario } from '../../../webview/scenario/scenario.ts';
import { initialState, type State } from '../../../webview/state.ts';
import type { PageActions } from '../../../webview/views/page.ts';

export const nothing = (): undefined => undefined;

/** A page on which nothing happens. */
export const actions = {
  update: nothing,
  change: nothing,
  redraw: nothing,
  files: {
    open: nothing,
    save: nothing,
    loadDeployment: nothing,
    saveDeployment: nothing,
    exportAs: nothing,
    exportPictures: nothing,
    savePicture: nothing,
  },
} as unknown as PageActions;

/** Quick to simulate. */
export const small: Scenario = {
  ...defaultScenario,
  deployment: { model: 'meta-llama/Llama-3.1-8B-Instruct', hardware: 'l40s', pricePerGpuHour: 1 },
  traffic: { ...defaultScenario.traffic, requestsPerMonth: 300_000 },
};

export const standing = (...names: string[]): State => initialState(names.map(name => ({ ...small, name })));

export const count = (text: string, part: string): number => text.split(part).length - 1;
