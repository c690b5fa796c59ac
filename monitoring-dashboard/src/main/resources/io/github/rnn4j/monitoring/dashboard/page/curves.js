import { el } from './dom.js';
import { figure } from './numbers.js';
import { say } from './words.js';
import { Chart } from './chart.js';

/** Loss and score over steps, in training and on the validation part. */
export class Curves {
  constructor() {
    this.loss = new Chart({
      id: 'loss',
      title: say('Loss', '损失'),
      about: say(
        'Falls in training and validation while the network learns; validation that rises again is overfitting.',
        '网络在学习时，训练与验证损失都应下降；验证损失回升即为过拟合。',
      ),
      x: say('step', '步'),
      series: [
        { label: say('each step', '每步'), colour: '--c0', width: 1 },
        { label: say('training, by epoch', '训练（每轮）'), colour: '--c1', points: true },
        { label: say('validation', '验证'), colour: '--c2', dash: [8, 4], points: true, width: 2.5 },
      ],
      marks: () => this.bestOf('validationLoss'),
    });
    this.score = new Chart({
      id: 'score',
      title: say('Score on the validation part', '验证集得分'),
      about: say('The epoch with the best score is the one that is kept.', '得分最好的一轮会被保留。'),
      x: say('step', '步'),
      series: [{ label: say('validation', '验证'), colour: '--c2', points: true }],
      marks: () => this.bestOf('validationScore'),
    });
    this.element = el('div', { class: 'pair' }, this.loss.element, this.score.element);
  }

  update(network) {
    this.network = network;
    const at = (epoch) => stepOf(network, epoch);
    const losses = new Map(network.steps.map((step) => [step.step, [step.loss, null, null]]));
    for (const epoch of network.epochs) {
      const row = losses.get(at(epoch)) ?? [null, null, null];
      losses.set(at(epoch), [row[0], epoch.trainLoss, epoch.validationLoss]);
    }
    const xs = [...losses.keys()].sort((a, b) => a - b);
    this.loss.update([xs, ...[0, 1, 2].map((i) => xs.map((x) => losses.get(x)[i]))], this.lossInWords());
    this.score.update(
      [network.epochs.map(at), network.epochs.map((epoch) => epoch.validationScore)],
      this.scoreInWords(),
    );
    const metric = network.epochs[0]?.metric;
    if (metric) {
      this.score.element.querySelector('h3').textContent = say(`Score on the validation part: ${metric}`, `验证集得分：${metric}`);
    }
  }

  lossInWords() {
    const epochs = this.network.epochs;
    if (!epochs.length) {
      return say('No epoch is over yet.', '尚无完成的轮次。');
    }
    const last = epochs[epochs.length - 1];
    return say(
      `After epoch ${last.epoch}: training ${figure(last.trainLoss)}, validation ${figure(last.validationLoss)}.`,
      `第 ${last.epoch} 轮后：训练 ${figure(last.trainLoss)}，验证 ${figure(last.validationLoss)}。`,
    );
  }

  scoreInWords() {
    const best = bestEpoch(this.network);
    return best
      ? say(`Best ${figure(best.validationScore)}, epoch ${best.epoch}.`, `最好 ${figure(best.validationScore)}，第 ${best.epoch} 轮。`)
      : say('None yet.', '暂无。');
  }

  bestOf(key) {
    const best = this.network && bestEpoch(this.network);
    if (!best || best[key] === null) {
      return [];
    }
    return [{ x: stepOf(this.network, best), y: best[key], text: say(`best: epoch ${best.epoch}`, `最佳：第 ${best.epoch} 轮`) }];
  }

  close() {
    this.loss.close();
    this.score.close();
  }
}

/** Finds the epoch whose parameters are kept so far. */
export function bestEpoch(network) {
  return network.epochs.findLast((epoch) => epoch.best) ?? null;
}

/** Finds the step that an epoch ended at. */
export function stepOf(network, epoch) {
  return epoch.epoch * (network.started?.stepsPerEpoch ?? 1);
}
