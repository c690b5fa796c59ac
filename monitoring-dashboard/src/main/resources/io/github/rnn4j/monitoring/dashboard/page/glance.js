import { el, replace } from './dom.js';
import { figure, percent, signed } from './numbers.js';
import { say } from './words.js';
import { bestEpoch } from './curves.js';
import { clippedShare } from './gradient.js';
import { reach } from './heatmap.js';
import { greatest } from './trace.js';

const LOOKS = 10;

/** The questions that are asked first, each with its answer in a line. */
export class Glance {
  constructor(clipNorm, trace) {
    this.clipNorm = clipNorm;
    this.trace = trace;
    this.element = el('dl', { class: 'tiles' });
  }

  update(network, store) {
    replace(
      this.element,
      tile(say('Did it converge?', '收敛了吗？'), convergence(network, store)),
      tile(say('Is clipping on?', '裁剪生效吗？'), this.clipping(network)),
      tile(say('How far back does the gradient reach?', '梯度能回传多远？'), reaching(network)),
      this.trace.shown ? tile(say('Which word turned it?', '哪个词决定了答案？'), turning(this.trace.shown)) : null,
    );
  }

  clipping(network) {
    const share = clippedShare(network.steps);
    if (this.clipNorm === null) {
      return [say('Off', '未启用'), ''];
    }
    if (share === null) {
      return [say(`Limit ${figure(this.clipNorm)}`, `上限 ${figure(this.clipNorm)}`), say('No step yet.', '尚无训练步。')];
    }
    if (share === 0) {
      return [say(`Limit ${figure(this.clipNorm)}, not reached`, `上限 ${figure(this.clipNorm)}，未触及`), say('No step shown was cut.', '所示的步均未被裁剪。')];
    }
    const late = percent(clippedShare(network.steps.slice(-50)));
    return [
      say(`Yes: ${percent(share)} of the steps`, `是：${percent(share)} 的步`),
      say(`Limit ${figure(this.clipNorm)}. Of the last 50 steps shown it cut ${late}.`, `上限 ${figure(this.clipNorm)}。最近 50 步中裁剪了 ${late}。`),
    ];
  }
}

function tile(question, [answer, more]) {
  return el('div', { class: 'tile' }, el('dt', {}, question), el('dd', {}, el('strong', {}, answer), el('span', {}, more)));
}

function convergence(network, store) {
  const epochs = network.epochs;
  const best = bestEpoch(network);
  if (!best) {
    return [say('Too early to say', '为时尚早'), say('No epoch is over yet.', '尚无完成的轮次。')];
  }
  const last = epochs[epochs.length - 1];
  const fall = say(
    `Validation loss ${figure(epochs[0].validationLoss)} after epoch 1, ${figure(best.validationLoss)} at the best, epoch ${best.epoch} of ${last.epoch}.`,
    `验证损失：第 1 轮后 ${figure(epochs[0].validationLoss)}，最佳 ${figure(best.validationLoss)}（第 ${best.epoch} 轮，共 ${last.epoch} 轮）。`,
  );
  if (!network.finished) {
    return [
      store.over
        ? say('It ended before it was done', '未完成即结束')
        : best === last
          ? say('Still getting better', '仍在改善')
          : say(`No better for ${last.epoch - best.epoch} epochs`, `已 ${last.epoch - best.epoch} 轮没有改善`),
      fall,
    ];
  }
  const why = {
    NO_PROGRESS: say('Yes: it stopped getting better', '是：已不再改善'),
    MAX_EPOCHS: best === last ? say('Not yet: best at the last epoch', '尚未：最后一轮仍最佳') : say('Yes, within its epochs', '是：在规定轮数内'),
    INTERRUPTED: say('It was interrupted', '被中断'),
  };
  return [why[network.finished.reason] ?? network.finished.reason, fall];
}

/** Of the last looks the one at the longest sequences: a step of short ones cannot tell how far a gradient reaches. */
function tellingLook(network) {
  const length = (look) => Math.max(0, ...look.layers.map((one) => one.gradientNorms.length));
  return network.inspections.slice(-LOOKS).reduce((best, look) => (best === null || length(look) >= length(best) ? look : best), null);
}

function reaching(network) {
  const layers = tellingLook(network)?.layers.filter((one) => one.gradientNorms.length > 0) ?? [];
  if (!layers.length) {
    return [say('Not looked at', '未检查'), ''];
  }
  const parts = layers.map((one) => {
    const norms = one.gradientNorms;
    const back = reach(norms);
    return { name: one.name, back, all: back === norms.length - 1, count: norms.length, first: norms[0] / norms[norms.length - 1] };
  });
  const least = parts.reduce((a, b) => (b.back < a.back ? b : a));
  const answer = parts.every((one) => one.all)
    ? say(`To the first of ${least.count} steps`, `到达 ${least.count} 步中的第一步`)
    : say(`${least.back} of ${least.count - 1} steps back`, `回传 ${least.back} / ${least.count - 1} 步`);
  return [
    answer,
    parts
      .map((one) => say(`${one.name}: 1% is left ${one.back} steps back, ${percent(one.first)} at the first.`, `${one.name}：回传 ${one.back} 步处剩 1%，第一步剩 ${percent(one.first)}。`))
      .join(' '),
  ];
}

/** Of the sequence that is shown below. */
function turning(trace) {
  const at = greatest(trace);
  if (at < 0) {
    return ['–', ''];
  }
  const moved = trace.contributions[at];
  return [
    `${trace.steps[at]} ${signed(moved)}`,
    say(
      `It pulled the answer ${moved < 0 ? 'down' : 'up'} the most, word ${at + 1} of ${trace.steps.length}. Answer: ${trace.answer}.`,
      `它把答案${moved < 0 ? '下拉' : '上推'}得最多（第 ${at + 1} 词，共 ${trace.steps.length} 词）。答案：${trace.answer}。`,
    ),
  ];
}
