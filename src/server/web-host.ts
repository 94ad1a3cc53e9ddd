import type { ServerHost } from './server-host.ts';

/**
 * A worker in a browser: assets are fetched from the extension's own folder, and no file is read that is not open.
 * @param media address of the `media/` folder, without a slash at the end.
 */
export const webHost = (media: string): ServerHost => ({
  async readAsset(path) {
    const response = await fetch(`${media}/${path}`);
    if (!response.ok) throw new Error(`${path} could not be loaded: ${response.status} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  readText: () => undefined,
});
