// What <cw-poi-map> takes of Leaflet: a map that mouse, fingers and calls move, and tiles under it. No controls,
// popups, markers, vectors, keys, wheel: those are ours. The files beside this one stand in for the five of Leaflet's
// that speak with old browsers, or with the page around.
//
// Called from outside: addLayer getCenter getPane getPixelOrigin getSize getZoom invalidateSize
// Called from outside: mouseEventToContainerPoint off on panBy remove removeLayer setView setZoomAround _getMapPanePos _getNewPixelOrigin
// Never set: bounds crossOrigin detectRetina errorTileUrl layers maxBounds maxBoundsViscosity minNativeZoom noWrap
// Never set: referrerPolicy tms trackResize worldCopyJump zoomReverse
// Never so: Browser.ielt9 Browser.mobileOpera Browser.touch
// Always so: Browser.any3d
// Never called in geo/LatLng.js: equals toString distanceTo toBounds
// Never called in geo/LatLngBounds.js: pad getCenter contains intersects overlaps equals isValid
// Never called in geo/crs/CRS.js: wrapLatLng wrapLatLngBounds
// Never called in geometry/Bounds.js: intersects overlaps pad equals isValid
// Never called in geometry/Point.js: toString
// Never called in layer/Layer.js: addTo
// Never called in layer/tile/GridLayer.js: setOpacity createTile
// Never called in map/Map.js: flyTo panInsideBounds setMaxBounds stopLocate stop wrapLatLng wrapLatLngBounds distance
// Never called in map/Map.js: _initPanes _limitCenter _limitOffset _panInsideMaxBounds _onResize
/*! Leaflet 1.9.4, (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade, BSD-2-Clause */
import { Map } from 'leaflet/src/map/Map.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import { TouchZoom } from 'leaflet/src/map/handler/Map.TouchZoom.js';
import { off, on, stopPropagation } from 'leaflet/src/dom/DomEvent.js';
import { setPosition } from 'leaflet/src/dom/DomUtil.js';
import { Point } from 'leaflet/src/geometry/Point.js';

export { LatLng } from 'leaflet/src/geo/LatLng.js';
export { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
export { Map, Point };

/** Moves an element to whole pixels and stretches it. */
export function place(element, x, y, scale) {
  const move = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
  element.style.transform = scale === 1 ? move : `${move} scale(${scale})`;
}

const { _stop, remove, setZoomAround } = Map.prototype;
const { removeHooks } = TouchZoom.prototype;

Map.mergeOptions({ touchZoom: true, trackResize: false });

Map.include({
  /** The pictures, and what is ours. */
  _initPanes() {
    this._panes = {};
    this._mapPane = this.createPane('mapPane', this._container);
    setPosition(this._mapPane, new Point(0, 0));
    this.createPane('tilePane');
    this.createPane('shapes');
    const marks = this.createPane('marks');
    // A click on a mark is the mark's.
    marks._leaflet_disable_click = true;
    on(marks, 'dblclick', stopPropagation);
  },

  // There are no bounds to keep to.
  _limitCenter: (center) => center,
  _limitOffset: (offset) => offset,

  // What comes next begins where the zoom under way would have ended; Leaflet would rather not hear of it.
  _stop() {
    this._onZoomTransitionEnd();
    return _stop.call(this);
  },

  // At the last zoom Leaflet would walk towards the pointer.
  setZoomAround(point, zoom, options) {
    return setZoomAround.call(this, point, this._limitZoom(zoom), options);
  },

  remove() {
    remove.call(this);
    off(this._container, 'scroll', this._onScroll, this);
  },
});

TouchZoom.include({
  // A map that goes while fingers are on it.
  removeHooks() {
    removeHooks.call(this);
    off(document, 'touchmove', this._onTouchMove, this);
    off(document, 'touchend touchcancel', this._onTouchEnd, this);
  },
});
