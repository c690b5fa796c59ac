import { el, replace, svg } from './dom.js';
import { figure, grouped, micros, percent } from './numbers.js';
import { say } from './words.js';
import { Chart } from './chart.js';
import { table } from './table.js';

// Usual bounds of the population stability index.
const STEADY = 0.1;
const DRIFTED = 0.25;

const BAR = 260;

/** A model at work: how many answers, how fast, and whether what comes in is what was learned from. */
export class Serving {
  constructor() {
    this.tiles = el('dl', { class: 'tiles' });
    this.histogram = el('div');
    this.drift = el('div');
    this.latency = new Chart({
      id: 'latency',
      title: say('Time of an answer, µs', '回答用时（微秒）'),
      about: say('Each point is about the answers since the one before.', '每个点统计自上一个点以来的回答。'),
      x: say('answers', '回答数'),
      log: true,
      series: [
        { label: say('half of the answers', '一半的回答'), colour: '--c1', points: true },
        { label: say('99 of 100', '百分之九十九'), colour: '--c3', dash: [6, 3], points: true },
        { label: say('999 of 1,000', '千分之九百九十九'), colour: '--c4', dash: [2, 3], points: true },
        { label: say('budget', '预算'), colour: '--c2', dash: [10, 5] },
      ],
    });
    this.element = el(
      'section',
      { 'aria-labelledby': 'serving', hidden: true, 'data-chart': 'serving', 'data-points': '0' },
      el('h2', { id: 'serving', tabindex: '-1' }, say('Model at work', '模型运行')),
      this.tiles,
      el('div', { class: 'pair' }, this.latency.element, this.histogram),
      this.drift,
    );
  }

  update(store) {
    const last = store.served[store.served.length - 1];
    this.element.hidden = !last;
    if (!last || this.shown === last.id) {
      return;
    }
    this.shown = last.id;
    this.element.dataset.points = String(store.served.length);
    const figures = last.figures;
    replace(this.tiles, tiles(figures));
    const all = store.served.map((line) => line.figures);
    this.latency.update(
      [all.map((one) => one.answers), ...['p50Micros', 'p99Micros', 'p999Micros', 'budgetMicros'].map((key) => all.map((one) => positive(one[key])))],
      say(`99 of 100 took no longer than ${micros(figures.p99Micros)}.`, `百分之九十九不超过 ${micros(figures.p99Micros)}。`),
    );
    replace(this.histogram, histogram(figures));
    replace(this.drift, driftTable(figures));
  }

  close() {
    this.latency.close();
  }
}

function positive(value) {
  return value > 0 ? value : null;
}

function tiles(figures) {
  const budget = figures.budgetMicros === null
    ? say('No budget is set.', '未设预算。')
    : say(`Budget ${micros(figures.budgetMicros)}.`, `预算 ${micros(figures.budgetMicros)}。`);
  return [
    tile(say('Answers', '回答数'), grouped(figures.answers), ''),
    tile(say('Time of an answer', '回答用时'), micros(figures.p50Micros), say(`99 of 100 within ${micros(figures.p99Micros)}, 999 of 1,000 within ${micros(figures.p999Micros)}.`, `99% 在 ${micros(figures.p99Micros)} 内，99.9% 在 ${micros(figures.p999Micros)} 内。`)),
    tile(say('Over the budget', '超出预算'), grouped(figures.overBudget), `${percent(figures.answers ? figures.overBudget / figures.answers : null)}. ${budget}`),
    tile(say('Inputs that are not finite', '非有限输入'), grouped(figures.nonFiniteInputs), ''),
    tile(say('Alarms a day', '每日告警'), figure(figures.alarmsPerDay), ''),
    tile(say('Drift of the score', '得分漂移'), figure(figures.scoreDrift), levelOf(figures.scoreDrift)),
  ];
}

function tile(question, answer, more) {
  return el('div', { class: 'tile' }, el('dt', {}, question), el('dd', {}, el('strong', {}, answer), el('span', {}, more)));
}

function levelOf(index) {
  if (index === null) {
    return '';
  }
  return index < STEADY ? say('✓ steady', '✓ 平稳') : index <= DRIFTED ? say('▲ shifting', '▲ 变化中') : say('✖ drifted', '✖ 已漂移');
}

function histogram(figures) {
  const first = figures.latencies.findIndex((count) => count > 0);
  const last = figures.latencies.findLastIndex((count) => count > 0);
  const shown = first < 0 ? [] : figures.latencies.slice(first, last + 1);
  const most = Math.max(1, ...shown);
  return table(
    say('Answers by their time', '按用时统计的回答'),
    [say('up to', '不超过'), say('answers', '回答数'), say('bar', '条形')],
    shown.map((count, i) => [
      micros(2 ** (first + i)),
      grouped(count),
      svg('svg', { width: BAR, height: 14, 'aria-hidden': 'true' }, svg('rect', { x: 0, y: 1, height: 12, width: count ? Math.max(1, (count / most) * BAR) : 0, class: 'fill--c1' })),
    ]),
    'figures',
  );
}

function driftTable(figures) {
  const rows = [...figures.inputDrift].sort((a, b) => (b.index ?? -1) - (a.index ?? -1));
  return rows.length
    ? table(
        say('Inputs against the training data: population stability index', '输入与训练数据对比：群体稳定性指数'),
        [say('feature', '特征'), say('index', '指数'), say('level', '程度')],
        rows.map((one) => [el('code', {}, one.feature), figure(one.index), levelOf(one.index)]),
        'figures',
      )
    : null;
}
