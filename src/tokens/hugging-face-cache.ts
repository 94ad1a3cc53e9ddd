/**
 * Where the Hugging Face cache keeps a model's files, without touching the disk. The host joins the paths and looks.
 * Source: huggingface_hub, "Understand caching" (huggingface.co/docs/huggingface_hub/guides/manage-cache, read 2026-11-22).
 */
export interface CacheLocation {
  /** Folders to look in, best first. `~` at the start stands for the home folder. */
  readonly roots: readonly string[];
  /** `models--OWNER--NAME` inside a root. Its `refs/main` names the folder inside `snapshots` that is current. */
  readonly folder: string;
}

/** Where to look for `modelId` (`owner/name`), or undefined when the id cannot be a repository. */
export function huggingFaceCache(
  modelId: string,
  environment: Readonly<Record<string, string | undefined>>,
): CacheLocation | undefined {
  // The id comes from a workspace: only what a repository name may hold reaches a path.
  if (!/^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(modelId) || /(?:^|\/)\.{1,2}(?:\/|$)/.test(modelId)) return undefined;
  const { HF_HUB_CACHE, HUGGINGFACE_HUB_CACHE, HF_HOME, XDG_CACHE_HOME } = environment;
  const roots = [
    HF_HUB_CACHE,
    HUGGINGFACE_HUB_CACHE,
    HF_HOME && `${HF_HOME}/hub`,
    XDG_CACHE_HOME && `${XDG_CACHE_HOME}/huggingface/hub`,
    '~/.cache/huggingface/hub',
  ].filter(root => root !== undefined && root !== '');
  return { roots: [...new Set(roots as string[])], folder: `models--${modelId.replace('/', '--')}` };
}

/** Path of the tokenizer inside a cached model's folder, for the snapshot that `refs/main` names (or one that the host found). */
export const tokenizerInSnapshot = (snapshot: string): string => `snapshots/${snapshot.trim()}/tokenizer.json`;
