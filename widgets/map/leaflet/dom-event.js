// Stands in for leaflet/src/dom/DomEvent.js, sha256 f747393f597a9fb3105fd73f4c090ac3732d70fae3820571bd25753c7fa163a9
// Plain listeners. Leaflet notes them in the document and the window, where another Leaflet of the page takes them for
// its own; and it imitates touches and double taps for browsers that had none.
import { splitWords } from 'leaflet/src/core/Util.js';
import { getScale } from 'leaflet/src/dom/DomUtil.js';
import { Point } from 'leaflet/src/geometry/Point.js';

// Of each object, its functions as listeners.
const listeners = new WeakMap();

function listener(fn, context) {
  if (!listeners.has(context)) listeners.set(context, new WeakMap());
  const own = listeners.get(context);
  if (!own.has(fn)) own.set(fn, (event) => fn.call(context, event));
  return own.get(fn);
}

export function on(target, types, fn, context = target) {
  for (const it of splitWords(types)) target.addEventListener(it, listener(fn, context), { passive: false });
}

export function off(target, types, fn, context = target) {
  for (const it of splitWords(types)) target.removeEventListener(it, listener(fn, context));
}

export function preventDefault(event) {
  event.preventDefault();
}

export function stopPropagation(event) {
  event.stopPropagation();
}

/** In pixels of the container, within its border, whatever the page has scaled. */
export function getMousePosition(event, container) {
  const { x, y, boundingClientRect: box } = getScale(container);
  return new Point((event.clientX - box.left) / x - container.clientLeft, (event.clientY - box.top) / y - container.clientTop);
}

export function isExternalTarget(element, { relatedTarget }) {
  return !element.contains(relatedTarget);
}
