// How figures are written.

/** Writes a figure with three digits that count; a dash for none. */
export function figure(value) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    return power(value);
  }
  if (Number.isInteger(value)) {
    return grouped(value);
  }
  return String(Number(value.toPrecision(3)));
}

/** Writes a whole number in groups of three. */
export function grouped(value) {
  return value === null || value === undefined ? '–' : String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** Writes a figure as a small number times a power of ten. */
export function power(value) {
  const [digits, exponent] = value.toExponential(1).split('e');
  const raised = [...String(Number(exponent))].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('');
  return `${digits === '1.0' ? '' : `${digits.replace('.0', '')}·`}10${raised}`;
}

/** Writes a share in percent. */
export function percent(share) {
  if (share === null || share === undefined || Number.isNaN(share)) {
    return '–';
  }
  const value = share * 100;
  return `${value !== 0 && value < 0.1 ? '< 0.1' : Number(value.toPrecision(value < 10 ? 2 : 3))}%`;
}

/** Writes a change with its sign. */
export function signed(value) {
  return value === null || value === undefined ? '–' : `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`;
}

/** Writes microseconds in the unit that suits. */
export function micros(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  return value >= 1e6 ? `${figure(value / 1e6)} s` : value >= 1e3 ? `${figure(value / 1e3)} ms` : `${figure(value)} µs`;
}

/** Finds a quantile of sorted figures. */
export function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}
