// When a user sees the first hint of a document: the window itself says when it draws one where there was none.

const marker = '[drawn] ';

/**
 * Milliseconds from opening an editor to its first hint on the screen, for each opening that it is told of. The clocks are one: window
 * and extension host run on the same machine.
 * @param {import('playwright-core').Page} page before it has gone anywhere
 */
export async function watchDrawnHints(page) {
  /** @type {number[]} */
  const drawn = [];
  /** @type {{ name: string, at: number }[]} */
  const opened = [];
  page.on('console', message => {
    const text = message.text();
    if (text.startsWith(marker)) drawn.push(Number(text.slice(marker.length)));
  });
  await page.addInitScript(watchWindow, marker);
  return {
    /** @param {string} name of the figure @param {number} at milliseconds since 1970 */
    opened: (name, at) => opened.push({ name, at }),
    figures: () =>
      opened.map(({ name, at }) => {
        const first = drawn.find(time => time >= at);
        if (first === undefined) throw new Error(`${name}: no hint was drawn`);
        return { name, milliseconds: first - at };
      }),
  };
}

/** Runs in the window. */
function watchWindow(/** @type {string} */ marker) {
  let hadHints = false;
  new MutationObserver(() => {
    const spans = document.querySelectorAll('.monaco-editor .view-line span[class*="dyn-rule"]');
    const hasHints = Array.from(spans).some(span => span.textContent?.includes('tok'));
    if (hasHints && !hadHints)
      requestAnimationFrame(() => console.log(marker + (performance.timeOrigin + performance.now())));
    hadHints = hasHints;
  }).observe(document, { childList: true, subtree: true });
}
