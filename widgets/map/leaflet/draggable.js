// Stands in for leaflet/src/dom/Draggable.js, sha256 d5d16f5afd2de4211d20332e222c169da41ff090799d8499b5dded26ed464cbb
// The mouse alone drags; one finger and the pen scroll the page. The map holds the pointer once it moves, so nothing is
// listened for in the document and no class is written on the page's body. What is pressed and dragged is not clicked.
import { Evented } from 'leaflet/src/core/Events.js';
import { off, on, preventDefault } from 'leaflet/src/dom/DomEvent.js';
import { getPosition, getScale, setPosition } from 'leaflet/src/dom/DomUtil.js';
import { Point } from 'leaflet/src/geometry/Point.js';

/** Pixels by which a hand may tremble. */
const TREMOR = 3;

export const Draggable = Evented.extend({
  initialize(element, target) {
    this._element = element;
    this._target = target;
  },

  enable() {
    on(this._target, 'dragstart', preventDefault);
    on(this._target, 'pointerdown', this._onDown, this);
  },

  disable() {
    this._release();
    off(this._target, 'dragstart', preventDefault);
    off(this._target, 'pointerdown', this._onDown, this);
  },

  _onDown(event) {
    this._moved = this._moving = false;
    if (event.pointerType !== 'mouse' || event.button) return;
    this._from = new Point(event.clientX, event.clientY);
    on(this._target, 'pointermove', this._onMove, this);
    on(this._target, 'pointerup pointercancel', this._onUp, this);
  },

  _onMove(event) {
    if (!(event.buttons & 1)) return this._onUp(); // released where nobody heard of it
    const way = new Point(event.clientX, event.clientY).subtract(this._from);
    if (!this._moved) {
      if (Math.abs(way.x) + Math.abs(way.y) < TREMOR) return;
      this._moved = this._moving = true;
      this._target.setPointerCapture(event.pointerId);
      this.fire('dragstart'); // whatever still slides stands still
      this._startPos = getPosition(this._element);
      this._scale = getScale(this._target);
    }
    this._newPos = this._startPos.add(way.unscaleBy(this._scale));
    this.fire('predrag');
    setPosition(this._element, this._newPos);
    this.fire('drag', { originalEvent: event });
  },

  _onUp() {
    this._release();
    if (!this._moving) return;
    this._moving = false;
    this.fire('dragend', { distance: this._newPos.distanceTo(this._startPos) });
  },

  _release() {
    off(this._target, 'pointermove', this._onMove, this);
    off(this._target, 'pointerup pointercancel', this._onUp, this);
  },
});
