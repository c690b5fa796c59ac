import { el, replace } from './dom.js';

/** Tabs of names, by the pattern of the ARIA practices: arrows move, one is in the order of the tab key. */
export class Tabs {
  constructor(label, panel, chosen) {
    this.chosen = chosen;
    this.panel = panel;
    this.names = [];
    this.current = null;
    this.element = el('div', { role: 'tablist', 'aria-label': label, class: 'tabs', keydown: (event) => this.move(event) });
  }

  /** Shows these; the first is chosen unless one is. */
  update(names) {
    if (names.length === this.names.length) {
      return;
    }
    this.names = [...names];
    if (!this.names.includes(this.current)) {
      this.current = this.names[0];
    }
    this.draw();
  }

  choose(name) {
    this.current = name;
    this.draw();
    this.element.querySelector('[aria-selected=true]').focus();
    this.chosen(name);
  }

  draw() {
    replace(
      this.element,
      this.names.map((name, i) =>
        el(
          'button',
          {
            type: 'button',
            role: 'tab',
            id: `tab-${i}`,
            'aria-selected': String(name === this.current),
            'aria-controls': this.panel.id,
            tabindex: name === this.current ? '0' : '-1',
            click: () => this.choose(name),
          },
          name,
        ),
      ),
    );
    this.panel.setAttribute('aria-labelledby', `tab-${this.names.indexOf(this.current)}`);
    this.element.hidden = this.names.length < 2;
  }

  move(event) {
    const at = this.names.indexOf(this.current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: this.names.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.choose(this.names[(to + this.names.length) % this.names.length]);
    }
  }
}
