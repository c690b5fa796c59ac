import { el, replace, styled, svg } from './dom.js';
import { css, sequential } from './colours.js';
import { figure, percent, power } from './numbers.js';
import { say } from './words.js';
import { TableBehind } from './table.js';

const HEIGHT = 300;
const MARGIN = { left: 70, right: 12, top: 10, bottom: 42 };

/** Below this share of the last step's gradient nothing much is learned from a step. */
const REACH = 0.01;

/** Colours span this many powers of ten below the greatest; what is below has the darkest. */
const MOST_DECADES = 8;

/** What reaches each time step, over training, for one recurrent layer: up is late in the sequence, down is back in time. */
export class HeatMap {
  constructor(layer) {
    this.layer = layer;
    this.columns = [];
    this.cursor = null;
    const title = say(`Gradient at each time step: ${layer}`, `各时间步的梯度：${layer}`);
    this.canvas = el('canvas', {
      role: 'img',
      tabindex: '0',
      'aria-label': title,
      keydown: (event) => this.move(event),
      mousemove: (event) => this.point(event),
      mouseleave: () => this.place(null),
    });
    this.readout = el('output', { class: 'readout' });
    this.legend = el('div', { class: 'legend', role: 'group', 'aria-label': say('Colours', '颜色') });
    this.title = title;
    this.table = new TableBehind(say('Figures of the last look', '最近一次的数据'), title, [
      say('time step', '时间步'),
      say('steps before the last', '距最后一步'),
      say('norm', '范数'),
      say('share of the last step’s', '占最后一步的比例'),
    ]);
    this.element = el(
      'figure',
      { class: 'chart', 'data-chart': `heatmap-${layer}`, 'data-points': '0' },
      el(
        'figcaption',
        {},
        el('h3', {}, title),
        el(
          'p',
          {},
          say(
            'Norm of the loss’s gradient with respect to the hidden state. Going down is going back in time. The white line is how far back 1% of the last step’s gradient is left.',
            '损失对隐藏状态的梯度范数。越往下越早。白线表示最后一步梯度还剩 1% 的位置。',
          ),
        ),
      ),
      this.legend,
      this.canvas,
      this.readout,
      this.table.element,
    );
    this.watch = new ResizeObserver(() => this.draw());
    this.watch.observe(this.canvas);
    this.dark = matchMedia('(prefers-color-scheme: dark)');
    this.redraw = () => this.draw();
    this.dark.addEventListener('change', this.redraw);
  }

  update(network) {
    this.columns = network.inspections
      .map((look) => ({ step: look.step, norms: look.layers.find((one) => one.name === this.layer)?.gradientNorms ?? [] }))
      .filter((column) => column.norms.length > 0);
    const last = this.columns[this.columns.length - 1];
    this.element.dataset.points = String(this.columns.length);
    this.element.dataset.last = last ? String(last.step) : '';
    if (!last) {
      return;
    }
    this.deepest = Math.max(...this.columns.map((column) => column.norms.length));
    this.scale();
    this.canvas.setAttribute('aria-label', `${this.title}. ${reachInWords(last.norms)}`);
    this.table.update(() =>
      last.norms.map((norm, i) => [
        String(i + 1),
        String(last.norms.length - 1 - i),
        figure(norm),
        percent(norm / last.norms[last.norms.length - 1]),
      ]),
    );
    this.draw();
  }

  scale() {
    const logs = this.columns.flatMap((column) => column.norms.filter((norm) => norm > 0).map(Math.log10));
    const most = Math.ceil(logs.reduce((a, b) => Math.max(a, b), -Infinity));
    const least = Math.floor(logs.reduce((a, b) => Math.min(a, b), Infinity));
    this.most = logs.length ? most : 0;
    this.least = logs.length ? Math.max(least, most - MOST_DECADES) : -1;
    if (this.least === this.most) {
      this.least -= 1;
    }
    this.cut = least < this.least;
    this.drawLegend();
  }

  drawLegend() {
    const key = `${this.least} ${this.most} ${this.cut}`;
    if (this.legendKey === key) {
      return;
    }
    this.legendKey = key;
    const decades = this.most - this.least;
    const step = Math.max(1, Math.ceil(decades / 4));
    const width = 320;
    const parts = [];
    for (let i = 0; i < 80; i++) {
      parts.push(svg('rect', { x: (i * width) / 80, y: 0, width: width / 80 + 0.5, height: 12, fill: css(sequential(i / 79)) }));
    }
    for (let decade = this.least; decade <= this.most; decade += step) {
      const x = ((decade - this.least) / decades) * width;
      const anchor = x < 10 ? 'start' : x > width - 10 ? 'end' : 'middle';
      const text = `${this.cut && decade === this.least ? '≤ ' : ''}${power(10 ** decade)}`;
      parts.push(svg('text', { x, y: 26, 'text-anchor': anchor }, text));
    }
    replace(
      this.legend,
      el('span', {}, say('norm', '范数')),
      svg('svg', { viewBox: `0 0 ${width} 30`, width, height: 30, role: 'img', 'aria-label': say(
        `From ${power(10 ** this.least)}, dark, to ${power(10 ** this.most)}, light`,
        `从 ${power(10 ** this.least)}（深）到 ${power(10 ** this.most)}（浅）`,
      ) }, parts),
      el('span', { class: 'key none' }, say('0 or not finite', '0 或非有限')),
    );
  }

  draw() {
    const width = this.canvas.clientWidth;
    if (!width || !this.columns.length) {
      return;
    }
    const scale = devicePixelRatio;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(HEIGHT * scale);
    const draw = this.canvas.getContext('2d');
    draw.scale(scale, scale);
    this.box = { left: MARGIN.left, top: MARGIN.top, width: width - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
    this.drawCells(draw);
    this.drawReach(draw);
    this.drawAxes(draw);
    this.drawCursor(draw);
  }

  /** One pixel of an image for each figure, stretched without smoothing: quick, and sharp. */
  drawCells(draw) {
    const image = new ImageData(this.columns.length, this.deepest);
    const none = styled('--none').match(/\d+/g).map(Number);
    this.columns.forEach((column, x) => {
      column.norms.forEach((norm, i) => {
        const back = column.norms.length - 1 - i;
        const share = (Math.log10(norm) - this.least) / (this.most - this.least);
        const colour = norm > 0 ? sequential(share) : none;
        image.data.set([...colour, 255], (back * this.columns.length + x) * 4);
      });
    });
    const small = new OffscreenCanvas(image.width, image.height);
    small.getContext('2d').putImageData(image, 0, 0);
    draw.imageSmoothingEnabled = false;
    draw.drawImage(small, this.box.left, this.box.top, this.box.width, this.box.height);
  }

  drawReach(draw) {
    const columnWidth = this.box.width / this.columns.length;
    const rowHeight = this.box.height / this.deepest;
    for (const [colour, thick] of [['#000', 5], ['#fff', 2.5]]) {
      draw.strokeStyle = colour;
      draw.lineWidth = thick;
      draw.beginPath();
      this.columns.forEach((column, i) => {
        const y = this.box.top + (reach(column.norms) + 1) * rowHeight;
        draw.lineTo(this.box.left + i * columnWidth, y);
        draw.lineTo(this.box.left + (i + 1) * columnWidth, y);
      });
      draw.stroke();
    }
  }

  drawAxes(draw) {
    const { left, top, width, height } = this.box;
    draw.fillStyle = styled('--ink');
    draw.font = '12px system-ui, sans-serif';
    draw.textAlign = 'right';
    draw.textBaseline = 'middle';
    const rowHeight = height / this.deepest;
    draw.fillText(say('last', '最后'), left - 6, top + Math.max(6, rowHeight / 2));
    draw.fillText(say(`first (−${this.deepest - 1})`, `最初 (−${this.deepest - 1})`), left - 6, top + height - Math.max(6, rowHeight / 2));
    const every = Math.max(1, Math.ceil(this.deepest / 6 / 5) * 5);
    for (let back = every; back < this.deepest - every / 2; back += every) {
      draw.fillText(`−${back}`, left - 6, top + (back + 0.5) * rowHeight);
    }
    draw.textBaseline = 'top';
    const count = Math.min(this.columns.length, Math.max(2, Math.floor(width / 110)));
    for (let i = 0; i < count; i++) {
      const at = count === 1 ? 0 : Math.round((i * (this.columns.length - 1)) / (count - 1));
      draw.textAlign = i === 0 ? 'left' : i === count - 1 ? 'right' : 'center';
      const x = left + (i === 0 ? 0 : i === count - 1 ? width : ((at + 0.5) * width) / this.columns.length);
      draw.fillText(figure(this.columns[at].step), x, top + height + 6);
    }
    draw.textAlign = 'center';
    draw.fillText(say('step', '步'), left + width / 2, top + height + 24);
  }

  drawCursor(draw) {
    if (this.cursor) {
      const columnWidth = this.box.width / this.columns.length;
      const rowHeight = this.box.height / this.deepest;
      draw.strokeStyle = styled('--focus');
      draw.lineWidth = 2;
      draw.strokeRect(
        this.box.left + this.cursor.column * columnWidth,
        this.box.top + this.cursor.back * rowHeight,
        Math.max(3, columnWidth),
        Math.max(3, rowHeight),
      );
    }
  }

  place(cursor) {
    this.cursor = cursor;
    if (cursor) {
      const { step, norms } = this.columns[cursor.column];
      const norm = norms[norms.length - 1 - cursor.back];
      this.readout.textContent = say(
        `step ${figure(step)}, ${cursor.back} time steps before the last: ${figure(norm)}, ${percent(norm / norms[norms.length - 1])} of the last step’s`,
        `第 ${figure(step)} 步，最后一步之前 ${cursor.back} 步：${figure(norm)}，为最后一步的 ${percent(norm / norms[norms.length - 1])}`,
      );
    } else {
      this.readout.textContent = '';
    }
    this.draw();
  }

  point(event) {
    if (!this.box) {
      return;
    }
    const column = Math.floor(((event.offsetX - this.box.left) / this.box.width) * this.columns.length);
    const back = Math.floor(((event.offsetY - this.box.top) / this.box.height) * this.deepest);
    const inside = column >= 0 && column < this.columns.length && back >= 0 && back < this.deepest;
    this.place(inside ? { column, back } : null);
  }

  move(event) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if ((dx || dy) && this.columns.length) {
      event.preventDefault();
      const from = this.cursor ?? { column: this.columns.length - 1, back: 0 };
      this.place({
        column: Math.min(this.columns.length - 1, Math.max(0, from.column + dx)),
        back: Math.min(this.deepest - 1, Math.max(0, from.back + dy)),
      });
    }
  }

  close() {
    this.watch.disconnect();
    this.dark.removeEventListener('change', this.redraw);
  }
}

/** Finds how many time steps before the last still have 1% of the last step's gradient. */
export function reach(norms) {
  const last = norms[norms.length - 1];
  let back = 0;
  while (back + 1 < norms.length && norms[norms.length - 2 - back] >= REACH * last) {
    back += 1;
  }
  return back;
}

/** Says how far a gradient reaches. */
export function reachInWords(norms) {
  const back = reach(norms);
  const share = percent(norms[0] / norms[norms.length - 1]);
  return back === norms.length - 1
    ? say(
        `Reaches the first of ${norms.length} time steps, which has ${share} of the last step’s gradient.`,
        `到达 ${norms.length} 个时间步中的第一步，其梯度为最后一步的 ${share}。`,
      )
    : say(
        `Reaches ${back} time steps back (1% of the last step’s gradient); the first of ${norms.length} has ${share}.`,
        `可回传 ${back} 个时间步（最后一步梯度的 1%）；${norms.length} 步中的第一步为 ${share}。`,
      );
}
