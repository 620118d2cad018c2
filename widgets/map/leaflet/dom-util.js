// Stands in for leaflet/src/dom/DomUtil.js, sha256 6d00f5b4ddde484392555ba8fb2c2d9e8a345fe6d60fb34afaf13c2ab3ddb7f4
// The same for browsers of today. Nothing is done to the page around: Leaflet forbids it to select text and takes the
// focus ring off what the mouse presses; ours does that in the style sheet, where it may.
import { splitWords } from 'leaflet/src/core/Util.js';
import { Point } from 'leaflet/src/geometry/Point.js';

export const TRANSFORM = 'transform';
export const TRANSITION = 'transition';
export const TRANSITION_END = 'transitionend';

export const get = (element) => element;
export const getStyle = (element, name) => getComputedStyle(element)[name];
export const preventOutline = () => {};

export function create(name, classes, parent) {
  const element = document.createElement(name);
  element.className = classes;
  parent?.appendChild(element);
  return element;
}

export function remove(element) {
  element.parentNode?.removeChild(element);
}

export function toFront(element) {
  element.parentNode.appendChild(element);
}

export function toBack(element) {
  element.parentNode.insertBefore(element, element.parentNode.firstChild);
}

export function addClass(element, names) {
  element.classList.add(...splitWords(names));
}

export function removeClass(element, name) {
  element.classList.remove(name);
}

export function setOpacity(element, opacity) {
  element.style.opacity = opacity;
}

export function setTransform(element, { x, y }, scale) {
  element.style.transform = `translate3d(${x}px,${y}px,0)${scale ? ` scale(${scale})` : ''}`;
}

export function setPosition(element, point) {
  element._leaflet_pos = point;
  setTransform(element, point);
}

/** Also of a pane that is gone: a map may be removed while it still slides. */
export function getPosition(element) {
  return element?._leaflet_pos ?? new Point(0, 0);
}

export function getScale(element) {
  const boundingClientRect = element.getBoundingClientRect();
  const { width, height } = boundingClientRect;
  return { x: width / element.offsetWidth || 1, y: height / element.offsetHeight || 1, boundingClientRect };
}
