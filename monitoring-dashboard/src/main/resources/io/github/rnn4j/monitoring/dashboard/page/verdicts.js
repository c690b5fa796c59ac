import { el, replace } from './dom.js';
import { figure } from './numbers.js';
import { moment, say, words } from './words.js';
import { isGrave } from './store.js';
import { table } from './table.js';

const NAMES = {
  VANISHING: ['Vanishing gradient', '梯度消失'],
  EXPLODING: ['Exploding gradient', '梯度爆炸'],
  CLIPPING_ALWAYS_ON: ['Clipping always on', '裁剪始终生效'],
  DEAD_UNITS: ['Dead units', '死亡单元'],
  SATURATED: ['Saturated states', '状态饱和'],
  NOT_LEARNING: ['Not learning', '没有学习'],
  OVERFITTING: ['Overfitting', '过拟合'],
  NON_FINITE: ['Not finite', '非有限数值'],
  INPUT_DRIFT: ['Input drift', '输入漂移'],
  SCORE_DRIFT: ['Score drift', '得分漂移'],
  OVER_BUDGET: ['Over the latency budget', '超出延迟预算'],
};

/** Says what a verdict is about. */
export function kindInWords(kind) {
  const [en, zh] = NAMES[kind] ?? [kind, kind];
  return say(en, zh);
}

/** What is wrong, in words with number and remedy; what was passed and no longer holds stands below. New ones are read out. */
export class Verdicts {
  constructor() {
    this.list = el('ul', { class: 'verdicts' });
    this.live = el('div', { role: 'status', 'aria-live': 'polite', class: 'unseen' });
    this.history = el('div');
    this.past = el('details', { class: 'behind', hidden: true }, el('summary', {}, say('All verdicts, in their order', '全部判断（按顺序）')), this.history);
    this.element = el(
      'section',
      { 'aria-labelledby': 'verdicts', 'data-chart': 'verdicts', 'data-points': '0' },
      el('h2', { id: 'verdicts', tabindex: '-1' }, say('Is anything wrong?', '有问题吗？')),
      this.live,
      this.list,
      this.past,
    );
  }

  update(store) {
    const failure = store.ended?.outcome === 'FAILED' ? store.ended : null;
    if (this.shown === store.judged.length && this.failure === failure) {
      return;
    }
    this.announce(store);
    this.shown = store.judged.length;
    this.failure = failure;
    const holding = store.holding();
    this.element.dataset.points = String(holding.length);
    const items = [...(failure ? [failed(failure)] : []), ...holding.map(item)];
    replace(this.list, items.length ? items : fine());
    this.past.hidden = !store.judged.length;
    replace(this.history, historyTable(store));
  }

  /** Reads out what is new; when a page opens late, only how many there are. */
  announce(store) {
    const fresh = store.judged.slice(this.shown ?? 0);
    this.live.textContent = fresh.length > 3 || this.shown === undefined
      ? say(`${store.holding().length} verdicts hold.`, `当前有 ${store.holding().length} 条判断。`)
      : fresh.map((line) => `${kindInWords(line.verdict.kind)}: ${line.verdict.holds ? words(line.verdict.text) : say('no longer', '已解除')}`).join(' ');
  }
}

function fine() {
  return el('li', { class: 'fine' }, el('span', { class: 'sign', 'aria-hidden': 'true' }, '✓'), el('div', {}, el('strong', {}, say('Nothing is wrong so far.', '目前一切正常。'))));
}

function failed(line) {
  return el(
    'li',
    { class: 'bad' },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, '✖'),
    el('div', {}, el('p', {}, el('strong', {}, say('The run failed', '运行失败'))), el('p', {}, line.message)),
  );
}

function item(line) {
  const bad = isGrave(line);
  const verdict = line.verdict;
  return el(
    'li',
    { class: bad ? 'bad' : 'warn' },
    el('span', { class: 'sign', 'aria-hidden': 'true' }, bad ? '✖' : '▲'),
    el(
      'div',
      {},
      el(
        'p',
        {},
        el('strong', {}, `${bad ? say('Alarm', '警报') : say('Warning', '警告')}: ${kindInWords(verdict.kind)}`),
        line.network ? ` · ${line.network}` : '',
        ` · ${say(`since ${line.network ? 'step' : 'answer'} ${figure(line.step)}`, `自第 ${figure(line.step)} ${line.network ? '步' : '个回答'}`)}`,
      ),
      el('p', {}, words(verdict.text)),
      el('p', {}, el('em', {}, say('Try: ', '建议：')), words(verdict.remedy)),
    ),
  );
}

function historyTable(store) {
  return table(
    say('Verdicts', '判断'),
    [say('kind', '类别'), say('network', '网络'), say('step', '步'), say('time', '时间'), say('holds', '状态'), say('figure', '数值'), say('in words', '说明')],
    store.judged.map((line) => [
      kindInWords(line.verdict.kind),
      line.network,
      figure(line.step),
      moment(line.at),
      line.verdict.holds ? say('begins', '出现') : say('ends', '解除'),
      figure(line.verdict.figure),
      words(line.verdict.text),
    ]),
  );
}
