// How colours look to people who see fewer of them, and how far apart two look.

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
export const VISIONS = {
  'all colours': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** The numbers of a computed colour, 0 to 255. */
export function parsed(text) {
  const numbers = text.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
  return text.startsWith('color(srgb') ? numbers.slice(0, 3).map((it) => it * 255) : numbers.slice(0, 3);
}

/** How far two computed colours are apart to eyes of a kind: CIE 1976, in which 2.3 is just seen and 10 at a glance. */
export function distance(one, other, vision) {
  const [a, b] = [one, other].map((it) => lab(seen(parsed(it), VISIONS[vision])));
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function seen(color, matrix) {
  const linear = color.map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
  return matrix.map((row) => Math.min(1, Math.max(0, row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2])));
}

function lab([red, green, blue]) {
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883;
  const [fx, fy, fz] = [x, y, z].map((it) => (it > 216 / 24389 ? Math.cbrt(it) : (24389 / 27 * it + 16) / 116));
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}
