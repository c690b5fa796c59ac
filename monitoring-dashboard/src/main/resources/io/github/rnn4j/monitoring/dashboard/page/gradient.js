import { figure, percent, quantile } from './numbers.js';
import { say } from './words.js';
import { Chart } from './chart.js';

const PLACES = 300;

/** The global norm of the gradient before clipping, with the limit and where most steps are. */
export class GradientNorm {
  constructor(clipNorm) {
    this.clipNorm = clipNorm;
    this.chart = new Chart({
      id: 'gradient',
      title: say('Gradient norm before clipping', '裁剪前的梯度范数'),
      about: clipNorm === null
        ? say('Nothing is clipped.', '未启用裁剪。')
        : say(
            `Steps above the dashed line are clipped to ${figure(clipNorm)}.`,
            `虚线以上的步会被裁剪到 ${figure(clipNorm)}。`,
          ),
      x: say('step', '步'),
      log: true,
      series: [
        {
          label: say('90% of the steps are below', '90% 的步低于'),
          inLegend: say('10% to 90% of the steps', '10% 至 90% 的步'),
          colour: '--band',
          band: true,
        },
        { label: say('10% of the steps are below', '10% 的步低于'), colour: '--band', unlisted: true },
        { label: say('each step', '每步'), colour: '--c0', dots: true, points: true },
        { label: say('middle step', '中位'), colour: '--c1', width: 2.5 },
        { label: say('clipping limit', '裁剪上限'), colour: '--c2', dash: [8, 4] },
      ],
      bands: [{ series: [1, 2], colour: '--band' }],
    });
    this.element = this.chart.element;
  }

  update(network) {
    const steps = network.steps.filter((step) => step.gradientNorm > 0);
    const norms = steps.map((step) => step.gradientNorm);
    const rows = norms.map(() => [null, null, null]);
    for (const [at, spread] of spreads(norms)) {
      rows[at] = spread;
    }
    const line = this.clipNorm > 0 ? this.clipNorm : null;
    this.chart.update(
      [
        steps.map((step) => step.step),
        rows.map((row) => row[2]),
        rows.map((row) => row[0]),
        norms,
        rows.map((row) => row[1]),
        norms.map(() => line),
      ],
      this.inWords(network.steps),
    );
  }

  inWords(steps) {
    if (!steps.length) {
      return say('None yet.', '暂无。');
    }
    const last = steps[steps.length - 1];
    return say(
      `Last ${figure(last.gradientNorm)}; ${percent(clippedShare(steps))} of the steps were clipped.`,
      `最近 ${figure(last.gradientNorm)}；${percent(clippedShare(steps))} 的步被裁剪。`,
    );
  }

  close() {
    this.chart.close();
  }
}

/** Says which share of steps was clipped. */
export function clippedShare(steps) {
  return steps.length ? steps.filter((step) => step.clipped < 1).length / steps.length : null;
}

/** Gives at some places the 10%, 50% and 90% quantile of the norms up to there. */
function spreads(norms) {
  const window = Math.min(400, Math.max(8, Math.round(norms.length / 30)));
  const places = Math.min(norms.length, PLACES);
  return Array.from({ length: places }, (_, i) => {
    const at = places === 1 ? 0 : Math.round((i * (norms.length - 1)) / (places - 1));
    const sorted = norms.slice(Math.max(0, at - window + 1), at + 1).sort((a, b) => a - b);
    return [at, [0.1, 0.5, 0.9].map((share) => quantile(sorted, share))];
  });
}
