import { el, replace, svg } from './dom.js';
import { css, diverging } from './colours.js';
import { figure, signed } from './numbers.js';
import { say } from './words.js';
import { table } from './table.js';

const BAR = 70;
const CELL = 11;

/** How a network read one sequence: which word moved the answer, and which units of the state moved with it. */
export class Trace {
  /** Calls back when another sequence is shown, which `shown` is. */
  constructor(changed) {
    this.changed = changed;
    this.shown = null;
    this.body = el('div');
    this.choice = el('select', { id: 'trace-choice', change: () => this.chooseByHand() });
    this.label = el('label', { for: 'trace-choice' }, say('Sequence', '序列'));
    this.element = el(
      'section',
      { 'data-chart': 'trace', 'data-points': '0', hidden: true },
      el('h3', {}, say('What moved the answer, word by word', '逐词查看什么改变了答案')),
      el('p', { class: 'choice' }, this.label, ' ', this.choice),
      this.body,
    );
  }

  update(network) {
    const traces = network.traces;
    this.element.hidden = !traces.length;
    if (!traces.length || this.traces?.length === traces.length) {
      return;
    }
    const atLast = !this.traces || this.index === this.traces.length - 1;
    this.traces = [...traces];
    replace(this.choice, traces.map((one) => el('option', {}, optionText(one))));
    this.choice.parentElement.hidden = traces.length < 2;
    this.choose(atLast ? traces.length - 1 : this.index);
  }

  chooseByHand() {
    this.choose(this.choice.selectedIndex);
    this.changed();
  }

  choose(index) {
    this.index = index;
    this.choice.selectedIndex = index;
    const trace = this.traces[index];
    this.shown = trace;
    this.element.dataset.points = String(trace.steps.length);
    replace(this.body, el('p', { class: 'sentence' }, ...turningInWords(trace)), legend(trace), tableOf(trace));
  }
}

function optionText(trace) {
  const text = trace.steps.slice(0, 12).join(' ');
  return say(`step ${figure(trace.step)}: ${text}`, `第 ${figure(trace.step)} 步：${text}`);
}

/** Finds the steps that moved the answer the most, down and up. */
export function extremes(trace) {
  const at = (compare) =>
    trace.contributions.reduce((best, value, i) => (value !== null && (best < 0 || compare(value, trace.contributions[best])) ? i : best), -1);
  return { down: at((a, b) => a < b), up: at((a, b) => a > b) };
}

/** Finds the step that moved the answer the most. */
export function greatest(trace) {
  const { down, up } = extremes(trace);
  return down < 0 ? -1 : Math.abs(trace.contributions[down]) > Math.abs(trace.contributions[up]) ? down : up;
}

function word(trace, at) {
  return el('strong', { class: trace.contributions[at] < 0 ? 'down' : 'up' }, `${trace.steps[at]} ${signed(trace.contributions[at])}`);
}

function turningInWords(trace) {
  const { down, up } = extremes(trace);
  const parts = [];
  if (down >= 0 && trace.contributions[down] < 0) {
    parts.push(say('Down the most: ', '下拉最多：'), word(trace, down), say(' (word ', '（第 '), String(down + 1), say('). ', ' 词）。'));
  }
  if (up >= 0 && trace.contributions[up] > 0) {
    parts.push(say('Up the most: ', '上推最多：'), word(trace, up), say(' (word ', '（第 '), String(up + 1), say('). ', ' 词）。'));
  }
  parts.push(say('Answer: ', '答案：'), el('strong', {}, trace.answer), say('.', '。'));
  return parts;
}

function legend(trace) {
  const units = trace.states[0]?.length ?? 0;
  const swatch = (value) => svg('svg', { width: 14, height: 14, 'aria-hidden': 'true' }, svg('rect', { width: 14, height: 14, fill: css(diverging(value)), class: 'cell' }));
  return el(
    'p',
    { class: 'legend' },
    say('Moved the answer: bar to the left, down; to the right, up, in log odds. ', '改变答案：向左下拉，向右上推，单位为对数几率。'),
    units
      ? [say(`State of the ${units} units that moved the most: `, `变化最大的 ${units} 个单元的状态：`), swatch(-1), ' −', swatch(0), ' 0 ', swatch(1), ' +']
      : [],
  );
}

function tableOf(trace) {
  const most = Math.max(1e-12, ...trace.contributions.map((value) => Math.abs(value ?? 0)));
  const deepest = Math.max(1e-12, ...trace.states.flat().map((value) => Math.abs(value ?? 0)));
  const turning = greatest(trace);
  let sum = 0;
  return table(
    say('Words in their order', '按顺序的词'),
    [
      say('word', '词'),
      say('moved', '改变'),
      say('bar', '条形'),
      say('sum so far', '累计'),
      say('state after it', '之后的状态'),
    ],
    trace.steps.map((step, i) => {
      const moved = trace.contributions[i] ?? null;
      sum += moved ?? 0;
      return [
        el('span', { class: i === turning ? 'turning' : null }, i === turning ? `▶ ${step}` : step),
        signed(moved),
        bar(moved ?? 0, most),
        signed(sum),
        cells(trace.states[i] ?? [], deepest),
      ];
    }),
    'trace',
  );
}

function bar(value, most) {
  const width = (Math.abs(value) / most) * BAR;
  return svg(
    'svg',
    { width: 2 * BAR + 2, height: 14, 'aria-hidden': 'true' },
    svg('line', { x1: BAR + 1, x2: BAR + 1, y1: 0, y2: 14, class: 'stroke--grid' }),
    svg('rect', { x: value < 0 ? BAR + 1 - width : BAR + 1, y: 2, width, height: 10, class: value < 0 ? 'fill--down' : 'fill--up' }),
  );
}

function cells(states, deepest) {
  const sizes = states.map((value) => figure(value)).join(', ');
  return svg(
    'svg',
    { width: states.length * CELL, height: 14, role: 'img', 'aria-label': sizes || '–' },
    svg('title', {}, sizes),
    states.map((value, i) => svg('rect', { x: i * CELL, y: 0, width: CELL, height: 14, fill: css(diverging((value ?? 0) / deepest)) })),
  );
}
