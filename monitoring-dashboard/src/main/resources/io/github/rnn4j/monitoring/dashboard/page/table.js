import { el, replace } from './dom.js';

// Tables: those that are shown, and those behind charts, which say in figures what a chart draws.

let made = 0;

/** Makes a table that scrolls in its own frame, by keyboard as well; rows are lists of texts or elements, the first of each names it. */
export function table(caption, heads, rows, classes = '') {
  made += 1;
  const name = `table-${made}`;
  return el(
    'div',
    { class: 'wide', role: 'region', tabindex: '0', 'aria-labelledby': name },
    el(
      'table',
      { class: classes || null },
      el('caption', { id: name }, caption),
      el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, rows.map(rowOf)),
    ),
  );
}

function rowOf(cells) {
  return el('tr', {}, cells.map((cell, i) => (i === 0 ? el('th', { scope: 'row' }, cell) : el('td', {}, cell))));
}

const MOST_ROWS = 200;

/** Makes a table that is filled when it is opened; of many rows it has an even choice, with the first and the last. */
export class TableBehind {
  constructor(summary, caption, heads) {
    this.caption = caption;
    this.heads = heads;
    this.rows = () => [];
    this.body = el('div');
    this.element = el('details', { class: 'behind', toggle: () => this.fill() }, el('summary', {}, summary), this.body);
  }

  /** Says how rows come about when they are asked for. */
  update(rows) {
    this.rows = rows;
    this.fill();
  }

  fill() {
    if (this.element.open) {
      replace(this.body, table(this.caption, this.heads, chosen(this.rows())));
    }
  }
}

function chosen(rows) {
  if (rows.length <= MOST_ROWS) {
    return rows;
  }
  return Array.from({ length: MOST_ROWS }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (MOST_ROWS - 1))]);
}
