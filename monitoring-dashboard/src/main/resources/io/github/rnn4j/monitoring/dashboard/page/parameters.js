import { el, replace } from './dom.js';
import { figure, percent } from './numbers.js';
import { say } from './words.js';
import { table } from './table.js';

// Updates of a thousandth of the values are usual; ten times less or more is worth a look.
const LITTLE = 1e-4;
const MUCH = 1e-2;

/** What the last look into a step found, parameter by parameter and layer by layer. */
export class Parameters {
  constructor() {
    this.body = el('div');
    this.element = el('section', { 'data-chart': 'parameters', 'data-points': '0', hidden: true }, el('h3', {}, say('Parameters and layers', '参数与层')), this.body);
  }

  update(network) {
    const look = network.inspections[network.inspections.length - 1];
    if (!look || this.shown === look.id) {
      return;
    }
    this.shown = look.id;
    this.element.hidden = false;
    this.element.dataset.points = String(look.parameters.length);
    replace(this.body, el('div', { class: 'pair' }, parameterTable(look), layerTable(look)));
  }
}

function parameterTable(look) {
  return table(
    say(`Parameters at step ${figure(look.step)}`, `第 ${figure(look.step)} 步的参数`),
    [
      say('parameter', '参数'),
      say('gradient', '梯度'),
      say('after clipping', '裁剪后'),
      say('values', '数值'),
      say('update', '更新'),
      say('update to values', '更新与数值之比'),
    ],
    look.parameters.map((one) => [
      el('code', {}, one.name),
      figure(one.gradientNorm),
      figure(one.clippedNorm),
      figure(one.weightNorm),
      figure(one.updateNorm),
      ratio(one.weightNorm > 0 ? one.updateNorm / one.weightNorm : null),
    ]),
    'figures',
  );
}

function ratio(value) {
  if (value === null) {
    return '–';
  }
  const word = value < LITTLE ? say('▽ little', '▽ 偏小') : value > MUCH ? say('△ much', '△ 偏大') : say('usual', '正常');
  return `${figure(value)} ${word}`;
}

function layerTable(look) {
  return table(
    say(`Recurrent layers at step ${figure(look.step)}`, `第 ${figure(look.step)} 步的循环层`),
    [say('layer', '层'), say('states near ±1', '接近 ±1 的状态'), say('dead units', '死亡单元'), say('spectral radius', '谱半径')],
    look.layers.map((one) => [
      el('code', {}, one.name),
      percent(one.saturatedShare),
      percent(one.deadShare),
      figure(one.spectralRadius),
    ]),
    'figures',
  );
}
