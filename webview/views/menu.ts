import { html, type TemplateResult } from 'lit';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  /** Set where the item can do nothing now. */
  readonly disabled?: boolean;
  /** Keys that do the same. */
  readonly keys?: string;
  /** A line above: a new group starts here. */
  readonly apart?: boolean;
}

/** The one menu that is open, by its id. */
let open: string | undefined;

const itemsOf = (inside: Element): HTMLButtonElement[] => [
  ...inside
    .closest('.menu-holder')!
    .querySelectorAll<HTMLButtonElement>('[role="menuitem"]:not([aria-disabled="true"])'),
];

/** Moves the focus by the arrow keys, round the ends, or by the first letter. */
function keyed(event: KeyboardEvent, close: (focus: boolean) => void): void {
  const items = itemsOf(event.currentTarget as Element);
  const at = items.indexOf(event.target as HTMLButtonElement);
  const places: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const place = places[event.key];
  if (event.key === 'Tab') {
    close(false);
    return;
  }
  if (event.key === 'Escape') close(true);
  else if (place !== undefined) items.at(place % items.length)?.focus();
  else if (event.key.length === 1 && event.key !== ' ') {
    const letter = event.key.toLowerCase();
    const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    later.find(item => item.textContent!.trim().toLowerCase().startsWith(letter))?.focus();
  } else return;
  event.preventDefault();
}

/** A button that opens a list of commands, as the ARIA pattern of a menu button has it. */
export function menu(id: string, label: string, items: readonly MenuItem[], redraw: () => void): TemplateResult {
  const isOpen = open === id;
  const show = (wanted: boolean) => {
    open = wanted ? id : undefined;
    redraw();
  };
  const button = (): HTMLElement | null => document.querySelector(`#${id}-button`);
  const close = (focus: boolean) => {
    show(false);
    if (focus) button()?.focus();
  };
  /** The list is there after the next frame. */
  const openAt = (place: number) => {
    show(true);
    requestAnimationFrame(() => requestAnimationFrame(() => itemsOf(button()!).at(place)?.focus()));
  };
  return html`<div
    class="menu-holder"
    @focusout=${(event: FocusEvent) => {
      const holder = event.currentTarget as Element;
      if (isOpen && event.relatedTarget instanceof Node && !holder.contains(event.relatedTarget)) close(false);
    }}
  >
    <vscode-button
      id="${id}-button"
      appearance="secondary"
      aria-label=${label}
      aria-haspopup="menu"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => (isOpen ? close(true) : openAt(0))}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        openAt(event.key === 'ArrowDown' ? 0 : -1);
      }}
      >${label} ▾</vscode-button>
    ${
      isOpen
        ? html`<div class="veil" @pointerdown=${() => close(false)}></div>
            <div class="menu" role="menu" aria-label=${label} @keydown=${(event: KeyboardEvent) => keyed(event, close)}>
              ${items.map(
                item => html`${item.apart ? html`<div class="apart-line" role="separator"></div>` : ''}<button
                    type="button"
                    role="menuitem"
                    tabindex="-1"
                    aria-disabled=${item.disabled ? 'true' : 'false'}
                    @click=${() => {
                      if (item.disabled) return;
                      close(true);
                      item.run();
                    }}
                  >
                    <span>${item.label}</span>${item.keys ? html`<kbd>${item.keys}</kbd>` : ''}
                  </button>`,
              )}
            </div>`
        : ''
    }
  </div>`;
}
