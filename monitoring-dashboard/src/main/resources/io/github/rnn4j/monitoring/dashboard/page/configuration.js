import { el } from './dom.js';
import { figure } from './numbers.js';
import { moment, say } from './words.js';
import { table } from './table.js';

/** What the run was started with, and where. */
export function configuration(header) {
  return el(
    'section',
    { 'aria-labelledby': 'configuration', 'data-chart': 'configuration', 'data-points': '1' },
    el('h2', { id: 'configuration', tabindex: '-1' }, say('Configuration', '配置')),
    el('p', {}, el('code', { class: 'command' }, header.command.join(' '))),
    el(
      'div',
      { class: 'pair' },
      table(say('Run', '运行'), [say('what', '项目'), say('value', '值')], [
        [say('started', '开始时间'), moment(header.startedAt)],
        [say('seed', '种子'), String(header.seed)],
        [say('clipping limit', '裁剪上限'), figure(header.clipNorm)],
        ...header.dataDigests.map((digest, i) => [say(`data ${i + 1}, SHA-256`, `数据 ${i + 1}，SHA-256`), el('code', {}, digest.slice(0, 16) + (digest.length > 16 ? '…' : ''))]),
        ...flat(header.environment),
      ]),
      table(say('Network and training', '网络与训练'), [say('setting', '设置'), say('value', '值')], flat(header.configuration)),
    ),
  );
}

/** Lists the leaves of a tree, each with the way to it. */
function flat(tree, way = '') {
  if (tree === null || typeof tree !== 'object') {
    return [[el('code', {}, way), String(tree)]];
  }
  if (Array.isArray(tree) && tree.every((one) => one === null || typeof one !== 'object')) {
    return [[el('code', {}, way), tree.join(', ') || '–']];
  }
  return Object.entries(tree).flatMap(([key, value]) => flat(value, way ? `${way}.${key}` : key));
}
