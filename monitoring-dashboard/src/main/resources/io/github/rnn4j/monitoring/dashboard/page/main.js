import { el, replace } from './dom.js';
import { grouped } from './numbers.js';
import { choose, language, moment, say, span } from './words.js';
import { Store } from './store.js';
import { enclosed, fetchHeader, follow } from './source.js';
import { Verdicts } from './verdicts.js';
import { Glance } from './glance.js';
import { Curves } from './curves.js';
import { GradientNorm } from './gradient.js';
import { HeatMap } from './heatmap.js';
import { Parameters } from './parameters.js';
import { Trace } from './trace.js';
import { Serving } from './serving.js';
import { configuration } from './configuration.js';
import { Tabs } from './tabs.js';

const REDRAW_MILLIS = 250;

/** What is shown of one network; made anew for another. */
class NetworkView {
  constructor(store, name) {
    this.store = store;
    this.name = name;
    const clipNorm = store.header.clipNorm ?? null;
    const read = new Trace(() => this.update());
    // Glance tells of what Trace shows: it comes after it.
    this.views = [read, new Glance(clipNorm, read), new Curves(), new GradientNorm(clipNorm), new Parameters()];
    this.maps = new Map();
    this.mapsElement = el('div', { class: 'maps' });
    const [trace, glance, curves, gradient, parameters] = this.views.map((view) => view.element);
    this.element = el('div', {}, glance, curves, el('div', { class: 'pair' }, gradient, this.mapsElement), trace, parameters);
  }

  update() {
    const network = this.store.network(this.name);
    for (const look of network.inspections.slice(-1)) {
      for (const layer of look.layers) {
        if (layer.gradientNorms.length && !this.maps.has(layer.name)) {
          this.maps.set(layer.name, new HeatMap(layer.name));
          this.mapsElement.append(this.maps.get(layer.name).element);
        }
      }
    }
    [...this.views, ...this.maps.values()].forEach((view) => view.update(network, this.store));
  }

  close() {
    [...this.views, ...this.maps.values()].forEach((view) => view.close?.());
  }
}

/** The whole page in one language. */
class Page {
  constructor(store, again) {
    this.store = store;
    this.again = again;
    this.status = el('p', { class: 'state', id: 'state' });
    this.verdicts = new Verdicts();
    this.serving = new Serving();
    this.panel = el('div', { role: 'tabpanel', id: 'network-panel', tabindex: '0' });
    this.tabs = new Tabs(say('Networks', '网络'), this.panel, () => this.update());
    this.training = el(
      'section',
      { 'aria-labelledby': 'training', hidden: true },
      el('h2', { id: 'training', tabindex: '-1' }, say('Training', '训练')),
      this.tabs.element,
      this.panel,
    );
    document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
    document.title = `${store.header.task} · rnn4j`;
    replace(document.body, el('a', { class: 'skip', href: '#verdicts' }, say('To the verdicts', '跳到判断')), this.head(), this.body());
  }

  head() {
    const header = this.store.header;
    return el(
      'header',
      {},
      el('div', {}, el('h1', {}, say(`Run: ${header.task}`, `运行：${header.task}`)), el('p', { class: 'run' }, header.id), this.status),
      el(
        'nav',
        { 'aria-label': say('Parts of the page', '页面各部分') },
        [
          ['verdicts', say('Verdicts', '判断')],
          ['training', say('Training', '训练')],
          ['serving', say('Model at work', '模型运行')],
          ['configuration', say('Configuration', '配置')],
        ].map(([id, text]) => el('a', { href: `#${id}`, 'data-part': id }, text)),
        this.switch(),
      ),
    );
  }

  switch() {
    return el(
      'div',
      { role: 'group', 'aria-label': 'Language / 语言', class: 'switch' },
      [['en', 'English'], ['zh', '中文']].map(([name, text]) =>
        el(
          'button',
          {
            type: 'button',
            lang: name,
            'data-language': name,
            'aria-pressed': String(language() === name),
            click: () => {
              choose(name);
              this.again();
              document.querySelector(`[data-language=${name}]`).focus();
            },
          },
          text,
        ),
      ),
    );
  }

  body() {
    return el('main', {}, this.verdicts.element, this.training, this.serving.element, configuration(this.store.header));
  }

  update() {
    const store = this.store;
    const names = [...store.networks.keys()];
    this.training.hidden = !names.length;
    this.verdicts.update(store);
    this.serving.update(store);
    if (names.length) {
      this.tabs.update(names);
      if (this.view?.name !== this.tabs.current) {
        this.view?.close();
        this.view = new NetworkView(store, this.tabs.current);
        replace(this.panel, this.view.element);
      }
      this.view.update();
    }
    this.updateState();
    for (const part of ['training', 'serving']) {
      document.querySelector(`[data-part=${part}]`).hidden = document.getElementById(part).parentElement.hidden;
    }
  }

  updateState() {
    const store = this.store;
    const [sign, text] = stateOf(store);
    const took = store.lastAt ? span(store.lastAt - store.header.startedAt) : '–';
    replace(
      this.status,
      el('strong', {}, `${sign} ${text}`),
      ` · ${say(`started ${moment(store.header.startedAt)}`, `开始于 ${moment(store.header.startedAt)}`)} · ${took} · ${say(`${grouped(store.count)} events`, `${grouped(store.count)} 个事件`)}`,
      store.forgotten ? ` · ${say(`the first ${grouped(store.forgotten)} are no longer held`, `最早的 ${grouped(store.forgotten)} 个已不再保留`)}` : '',
      store.gaps ? ` · ${say(`${grouped(store.gaps)} missing`, `缺 ${grouped(store.gaps)} 个`)}` : '',
    );
    Object.assign(document.documentElement.dataset, {
      state: store.over ? 'over' : store.connection,
      lastId: store.lastId,
      count: store.count,
      gaps: store.gaps,
    });
  }

  close() {
    this.view?.close();
    this.serving.close();
  }
}

function stateOf(store) {
  if (store.ended) {
    const outcome = {
      COMPLETED: ['✓', say('Done', '已完成')],
      INTERRUPTED: ['■', say('Interrupted', '被中断')],
      FAILED: ['✖', say('Failed', '失败')],
    }[store.ended.outcome];
    return store.ended.message ? [outcome[0], `${outcome[1]}: ${store.ended.message}`] : outcome;
  }
  if (store.over) {
    return ['■', say('Ended without a last word: killed, or the machine went down', '没有收到结束事件：进程被终止或机器停机')];
  }
  return {
    connecting: ['…', say('Connecting', '连接中')],
    live: ['●', say('Live', '实时')],
    lost: ['▲', say('Connection lost, trying again', '连接中断，正在重试')],
    file: ['●', say('As far as it had come when this file was written', '写入本文件时的进度')],
  }[store.connection];
}

/** Draws now, then at most a few times a second. */
function throttled(draw) {
  let waiting = null;
  let last = -Infinity;
  return () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      last = performance.now();
      draw();
    }, Math.max(0, last + REDRAW_MILLIS - performance.now()));
  };
}

async function start() {
  const kept = enclosed();
  const store = new Store(kept ? kept.header : await fetchHeader());
  let page = null;
  const build = () => {
    page?.close();
    page = new Page(store, build);
    page.update();
  };
  if (kept) {
    kept.lines.forEach((line) => store.add(line));
    store.connection = 'file';
    store.over = kept.over;
    build();
  } else {
    build();
    follow(store, throttled(() => page.update()));
  }
}

function retry(failure) {
  replace(document.body, el('main', {}, el('h1', {}, 'rnn4j'), el('p', { role: 'alert' }, say(`The run cannot be read (${failure.message}). Trying again.`, `无法读取运行（${failure.message}）。正在重试。`))));
  setTimeout(() => start().catch(retry), 2000);
}

start().catch(retry);
