// Stands in for leaflet/src/core/Util.js, sha256 bd207eb8f878168fb15f5b445264524b72bcd91b825c5b72921e537a2fbd0d83
// The same without what old libraries replace (`Function.prototype.bind`, inherited keys in `for … in`), without a
// `data:` address, which a policy may refuse, and without throwing at an address that nobody can fill in.
export const { create, assign: extend } = Object;
export const { isArray } = Array;

export const bind = (fn, context, ...first) => (...rest) => fn.call(context, ...first, ...rest);
export const falseFn = () => false;
export const trim = (text) => text.trim();
export const splitWords = (text) => text.trim().split(/\s+/);
export const indexOf = (list, it) => list.indexOf(it);

let last = 0;

export function stamp(thing) {
  return thing._leaflet_id ??= last += 1;
}

export function throttle(fn, time, context) {
  let waiting;
  let missed;
  return function run() {
    missed = waiting;
    if (waiting) return;
    waiting = true;
    fn.call(context);
    setTimeout(() => {
      waiting = false;
      if (missed) run();
    }, time);
  };
}

export function wrapNum(x, [low, high], isHighIn) {
  const width = high - low;
  return x === high && isHighIn ? x : (((x - low) % width) + width) % width + low;
}

export function formatNum(number, precision = 6) {
  if (precision === false) return number;
  const power = 10 ** precision;
  return Math.round(number * power) / power;
}

export function setOptions(thing, options) {
  if (!Object.hasOwn(thing, 'options')) thing.options = create(thing.options ?? null);
  return extend(thing.options, options);
}

/** Only numbers and texts are filled in; what is unknown falls away. */
export function template(text, values) {
  return text.replace(/\{ *([\w_ -]+) *\}/g, (_, key) => (/number|string/.test(typeof values[key]) ? values[key] : ''));
}

/** Such a picture is none, and nobody is asked for it. */
export const emptyImageUrl = '';

export const requestAnimFrame = (fn, context) => requestAnimationFrame(() => fn.call(context));
export const cancelAnimFrame = (id) => cancelAnimationFrame(id);
