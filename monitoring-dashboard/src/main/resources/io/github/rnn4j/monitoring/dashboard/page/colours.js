// Colours that the colour-blind tell apart.

// Viridis (van der Walt and Smith, 2015): lightness rises evenly, so that it also reads in grey.
const VIRIDIS = [
  [68, 1, 84], [72, 36, 117], [65, 68, 135], [53, 95, 141], [42, 120, 142], [33, 145, 140],
  [34, 168, 132], [68, 191, 112], [122, 209, 81], [189, 223, 38], [253, 231, 37],
];

// Orange below, blue above, nearly white between (after Okabe and Ito, 2008).
const BELOW = [213, 94, 0];
const MIDDLE = [247, 247, 247];
const ABOVE = [0, 114, 178];

function between(from, to, share) {
  return from.map((value, i) => Math.round(value + (to[i] - value) * share));
}

/** Gives red, green and blue for a share of the way from the least to the greatest. */
export function sequential(share) {
  const place = Math.min(1, Math.max(0, share)) * (VIRIDIS.length - 1);
  const below = Math.min(VIRIDIS.length - 2, Math.floor(place));
  return between(VIRIDIS[below], VIRIDIS[below + 1], place - below);
}

/** Gives red, green and blue for -1 to 1. */
export function diverging(value) {
  const size = Math.min(1, Math.abs(value));
  return between(MIDDLE, value < 0 ? BELOW : ABOVE, size);
}

/** Writes a colour for SVG and canvas. */
export function css([red, green, blue]) {
  return `rgb(${red}, ${green}, ${blue})`;
}
