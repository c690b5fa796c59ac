import uPlot from './uPlot.esm.js';
import { el, replace, styled, svg } from './dom.js';
import { figure, power } from './numbers.js';
import { say } from './words.js';
import { TableBehind } from './table.js';

const HEIGHT = 260;
const FONT = '12px system-ui, sans-serif';

/**
 * Lines over steps, by uPlot, with what it lacks: a legend of buttons, values by arrow keys, a table behind, colours that follow the system's
 * light or dark. A series is {label, colour, dash, width, points, dots, band, inLegend, unlisted}; colours are names of the style sheet, and a band
 * lies between its series and the next, which the legend does not list.
 */
export class Chart {
  constructor({ id, title, about, x, series, bands = [], log = false, marks = () => [] }) {
    this.options = { id, title, x, series, bands, log, marks };
    this.data = [[], ...series.map(() => [])];
    this.at = null;
    this.readout = el('output', { class: 'readout' });
    this.plot = el('div', {
      class: 'plot',
      role: 'img',
      tabindex: '0',
      'aria-label': title,
      keydown: (event) => this.move(event),
    });
    this.buttons = series.filter((one) => !one.unlisted).map((one) => this.button(one));
    this.table = new TableBehind(say('Figures', '数据表'), title, [x, ...series.map((one) => one.label)]);
    this.element = el(
      'figure',
      { class: 'chart', 'data-chart': id, 'data-points': '0' },
      el('figcaption', {}, el('h3', {}, title), el('p', {}, about)),
      el('div', { class: 'legend', role: 'group', 'aria-label': say('Lines', '曲线') }, this.buttons),
      this.plot,
      this.readout,
      this.table.element,
    );
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(this.plot);
    this.dark = matchMedia('(prefers-color-scheme: dark)');
    this.redraw = () => this.uplot?.redraw(false);
    this.dark.addEventListener('change', this.redraw);
  }

  button(one) {
    const button = el(
      'button',
      {
        type: 'button',
        'aria-pressed': 'true',
        click: () => {
          const shown = button.getAttribute('aria-pressed') !== 'true';
          button.setAttribute('aria-pressed', String(shown));
          const at = this.options.series.indexOf(one);
          (one.band ? [at, at + 1] : [at]).forEach((i) => this.uplot?.setSeries(i + 1, { show: shown }));
        },
      },
      sample(one),
      one.inLegend ?? one.label,
    );
    return button;
  }

  /** Shows data: x, then a list for each series, null for none; says in words what it shows. */
  update(data, summary) {
    const before = this.data[0];
    this.data = data;
    const xs = data[0];
    this.element.dataset.points = String(data.slice(1).reduce((sum, ys) => Math.max(sum, ys.filter((y) => y !== null).length), 0));
    this.element.dataset.last = xs.length ? String(xs[xs.length - 1]) : '';
    this.plot.setAttribute('aria-label', `${this.options.title}. ${summary}`);
    this.table.update(() => xs.map((x, row) => [figure(x), ...data.slice(1).map((ys) => figure(ys[row]))]));
    if (this.uplot) {
      // Who has looked closer goes on looking there.
      const { min, max } = this.uplot.scales.x;
      const closer = min > before[0] || max < before[before.length - 1];
      this.uplot.setData(data, !closer);
      if (closer) {
        this.uplot.redraw();
      }
    } else {
      this.fit();
    }
  }

  /** Draws for the first time, or for another width. */
  fit() {
    const width = Math.floor(this.plot.clientWidth);
    if (width === 0) {
      return;
    }
    if (this.uplot) {
      if (this.uplot.width !== width) {
        this.uplot.setSize({ width, height: HEIGHT });
      }
    } else if (this.data[0].length) {
      this.uplot = new uPlot(this.uplotOptions(width), this.data, this.plot);
    }
  }

  uplotOptions(width) {
    const { x, series, bands, log, marks } = this.options;
    const axis = {
      stroke: () => styled('--ink'),
      grid: { stroke: () => styled('--grid'), width: 1 },
      ticks: { stroke: () => styled('--grid'), width: 1 },
      font: FONT,
      labelFont: FONT,
      labelSize: 22,
    };
    return {
      width,
      height: HEIGHT,
      legend: { show: false },
      cursor: { drag: { x: true, y: false }, points: { size: 7 } },
      scales: { x: { time: false }, y: log ? { distr: 3, log: 10 } : {} },
      axes: [
        { ...axis, label: x, values: (u, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? figure(tick) : '')) },
        { ...axis, size: 58, values: (u, ticks) => ticks.map((tick) => this.tick(tick)) },
      ],
      series: [{}, ...series.map((one) => seriesOf(one))],
      bands: bands.map((band) => ({ series: band.series, fill: () => styled(band.colour) })),
      hooks: { setCursor: [(u) => this.read(u.cursor.idx)], draw: [(u) => marks().forEach((mark) => drawMark(u, mark))] },
    };
  }

  tick(value) {
    if (value === null) {
      return '';
    }
    return this.options.log ? (Math.abs(Math.log10(value) % 1) < 1e-9 ? power(value) : '') : figure(value);
  }

  /** Writes the values at a place. */
  read(at) {
    this.at = at ?? null;
    if (this.at === null) {
      replace(this.readout);
      return;
    }
    const parts = this.options.series
      .map((one, i) => [one.label, this.data[i + 1][this.at]])
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([label, value]) => `${label} ${figure(value)}`);
    this.readout.textContent = `${this.options.x} ${figure(this.data[0][this.at])}: ${parts.join(', ')}`;
  }

  move(event) {
    const last = this.data[0].length - 1;
    const page = Math.max(1, Math.round(last / 20));
    const at = this.at ?? last;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, PageUp: at - page, PageDown: at + page, Home: 0, End: last }[event.key];
    if (to === undefined || !this.uplot) {
      return;
    }
    event.preventDefault();
    const place = Math.min(last, Math.max(0, to));
    this.uplot.setCursor({ left: this.uplot.valToPos(this.data[0][place], 'x'), top: HEIGHT / 3 });
    this.read(place);
  }

  close() {
    this.watch.disconnect();
    this.dark.removeEventListener('change', this.redraw);
    this.uplot?.destroy();
  }
}

function seriesOf(one) {
  return {
    label: one.label,
    stroke: one.band || one.unlisted ? 'transparent' : () => styled(one.colour),
    width: one.width ?? 2,
    dash: one.dash ?? [],
    spanGaps: true,
    points: { show: one.points ?? false, size: one.points === true ? 6 : 4, fill: () => styled(one.colour) },
    paths: one.dots ? () => null : undefined,
  };
}

/** Draws a piece of a line as in the chart, so that a legend needs no colour to be read. */
function sample(one) {
  const shape = one.dots
    ? svg('circle', { cx: 14, cy: 6, r: 3, class: `fill${one.colour}` })
    : one.band
      ? svg('rect', { x: 1, y: 1, width: 26, height: 10, class: `fill${one.colour}` })
      : svg('line', {
          x1: 0,
          y1: 6,
          x2: 28,
          y2: 6,
          class: `stroke${one.colour}`,
          'stroke-width': one.width ?? 2,
          'stroke-dasharray': (one.dash ?? []).join(' ') || null,
        });
  return svg('svg', { width: 28, height: 12, 'aria-hidden': 'true' }, shape);
}

/** Rings a point and says what it is. */
function drawMark(u, { x, y, text }) {
  const left = u.valToPos(x, 'x', true);
  const top = u.valToPos(y, 'y', true);
  const scale = devicePixelRatio;
  const draw = u.ctx;
  draw.save();
  draw.strokeStyle = styled('--ink');
  draw.fillStyle = styled('--ink');
  draw.lineWidth = 2 * scale;
  draw.beginPath();
  draw.arc(left, top, 7 * scale, 0, 2 * Math.PI);
  draw.stroke();
  draw.font = `bold ${13 * scale}px system-ui, sans-serif`;
  const right = left < u.bbox.left + u.bbox.width / 2;
  draw.textAlign = right ? 'left' : 'right';
  const low = top > u.bbox.top + u.bbox.height / 3;
  draw.textBaseline = low ? 'bottom' : 'top';
  draw.fillText(text, left + (right ? 10 : -10) * scale, top + (low ? -8 : 10) * scale);
  draw.restore();
}
