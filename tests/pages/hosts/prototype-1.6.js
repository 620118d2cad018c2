/* Does to a page's globals what Prototype 1.6 (2007-2009) does. Our own words; only the damage is the same. */
var Prototype = { Version: '1.6.0.3', emptyFunction: function () {}, K: function (it) { return it; } };

Object.extend = function (into, from) { for (var name in from) into[name] = from[name]; return into; };
function $A(list) {
  if (!list) return [];
  if (list.toArray) return list.toArray();
  var length = list.length || 0, copy = new Array(length); // a Set, a Map, a generator: nothing
  while (length--) copy[length] = list[length];
  return copy;
}
Array.from = $A;

Object.extend(Object, {
  inspect: function (it) { return it && it.inspect ? it.inspect() : String(it); },
  toJSON: function (it) {
    if (typeof it === 'number' || typeof it === 'boolean') return String(it);
    if (it === null) return 'null';
    if (it === undefined || typeof it === 'function') return undefined;
    if (it.toJSON) return it.toJSON();
    var made = [];
    for (var name in it) {
      var value = Object.toJSON(it[name]);
      if (value !== undefined) made.push(name.toJSON() + ': ' + value);
    }
    return '{' + made.join(', ') + '}';
  },
  // With what is inherited.
  keys: function (it) { var all = []; for (var name in it) all.push(name); return all; },
  values: function (it) { var all = []; for (var name in it) all.push(it[name]); return all; },
  clone: function (it) { return Object.extend({}, it); },
  isElement: function (it) { return !!(it && it.nodeType === 1); },
  isArray: function (it) { return it != null && typeof it === 'object' && 'splice' in it && 'join' in it; },
  isFunction: function (it) { return typeof it === 'function'; },
  isString: function (it) { return typeof it === 'string'; },
  isUndefined: function (it) { return it === undefined; }
});

Object.extend(Function.prototype, {
  argumentNames: function () { return this.toString().match(/\(([^)]*)\)/)[1].replace(/\s+/g, '').split(','); },
  bind: function () {
    if (arguments.length < 2 && arguments[0] === undefined) return this;
    var self = this, list = $A(arguments), bound = list.shift();
    return function () { return self.apply(bound, list.concat($A(arguments))); };
  },
  bindAsEventListener: function () {
    var self = this, list = $A(arguments), bound = list.shift();
    return function (event) { return self.apply(bound, [event || window.event].concat(list)); };
  },
  curry: function () { var self = this, list = $A(arguments); return function () { return self.apply(this, list.concat($A(arguments))); }; },
  delay: function (seconds) { var self = this, list = $A(arguments).slice(1); return setTimeout(function () { self.apply(self, list); }, seconds * 1000); },
  wrap: function (around) { var self = this; return function () { return around.apply(this, [self.bind(this)].concat($A(arguments))); }; },
  methodize: function () {
    if (this._methodized) return this._methodized;
    var self = this;
    return this._methodized = function () { return self.apply(null, [this].concat($A(arguments))); };
  }
});
Function.prototype.defer = Function.prototype.delay.curry(0.01);
Date.prototype.toJSON = function () { return '"' + this.getUTCFullYear() + '-' + (this.getUTCMonth() + 1) + '-' + this.getUTCDate() + '"'; };
RegExp.prototype.match = RegExp.prototype.test;

Object.extend(String.prototype, {
  gsub: function (pattern, by) { return this.split(pattern).join(by); },
  strip: function () { return this.replace(/^\s+/, '').replace(/\s+$/, ''); },
  toArray: function () { return this.split(''); },
  times: function (count) { return count < 1 ? '' : new Array(count + 1).join(this); },
  include: function (part) { return this.indexOf(part) > -1; },
  startsWith: function (part) { return this.indexOf(part) === 0; },
  endsWith: function (part) { var at = this.length - part.length; return at >= 0 && this.lastIndexOf(part) === at; },
  empty: function () { return this == ''; },
  blank: function () { return /^\s*$/.test(this); },
  sub: function (pattern, by) { return this.replace(pattern, by); },
  toJSON: function () { return '"' + this + '"'; },
  evalJSON: function () { return eval('(' + this + ')'); }
});
Object.extend(Number.prototype, {
  toJSON: function () { return isFinite(this) ? this.toString() : 'null'; },
  succ: function () { return this + 1; },
  times: function (visit) { for (var i = 0; i < this; i++) visit(i); return this; }
});

var $break = {};
var Enumerable = {
  each: function (visit, bound) {
    try { this._each(function (it, index) { visit.call(bound, it, index); }); } catch (it) { if (it !== $break) throw it; }
    return this;
  },
  all: function (test, bound) { var yes = true; this.each(function (it, i) { yes = yes && !!(test || Prototype.K).call(bound, it, i); }); return yes; },
  any: function (test, bound) { var yes = false; this.each(function (it, i) { yes = yes || !!(test || Prototype.K).call(bound, it, i); }); return yes; },
  collect: function (turn, bound) { var made = []; this.each(function (it, i) { made.push((turn || Prototype.K).call(bound, it, i)); }); return made; },
  detect: function (test, bound) { var found; this.each(function (it, i) { if (test.call(bound, it, i)) { found = it; throw $break; } }); return found; },
  findAll: function (test, bound) { var found = []; this.each(function (it, i) { if (test.call(bound, it, i)) found.push(it); }); return found; },
  include: function (wanted) { var yes = false; this.each(function (it) { if (it == wanted) { yes = true; throw $break; } }); return yes; },
  inject: function (start, turn, bound) { this.each(function (it, i) { start = turn.call(bound, start, it, i); }); return start; },
  invoke: function (name) { var list = $A(arguments).slice(1); return this.collect(function (it) { return it[name].apply(it, list); }); },
  pluck: function (name) { return this.collect(function (it) { return it[name]; }); },
  reject: function (test, bound) { return this.findAll(function (it, i) { return !test.call(bound, it, i); }); },
  toArray: function () { return this.collect(Prototype.K); },
  zip: function () { var lists = [this].concat($A(arguments)); return this.collect(function (_, i) { return lists.pluck(i); }); },
  size: function () { return this.toArray().length; }
};
Object.extend(Enumerable, {
  map: Enumerable.collect, find: Enumerable.detect, select: Enumerable.findAll, filter: Enumerable.findAll,
  member: Enumerable.include, entries: Enumerable.toArray, every: Enumerable.all, some: Enumerable.any
});
// Whatever the platform has under these names is gone; and `for (i in [])` finds them all.
Object.extend(Array.prototype, Enumerable);
Object.extend(Array.prototype, {
  _each: function (visit) { for (var i = 0; i < this.length; i++) visit(this[i], i); },
  _reverse: Array.prototype.reverse,
  clear: function () { this.length = 0; return this; },
  first: function () { return this[0]; },
  last: function () { return this[this.length - 1]; },
  compact: function () { return this.select(function (it) { return it != null; }); },
  flatten: function () { return this.inject([], function (all, it) { return all.concat(Object.isArray(it) ? it.flatten() : [it]); }); },
  without: function () { var out = $A(arguments); return this.select(function (it) { return !out.include(it); }); },
  uniq: function () { return this.inject([], function (all, it) { if (!all.include(it)) all.push(it); return all; }); },
  reduce: function () { return this.length > 1 ? this : this[0]; },
  indexOf: function (wanted, from) { for (var i = from || 0; i < this.length; i++) if (this[i] === wanted) return i; return -1; },
  size: function () { return this.length; },
  clone: function () { return [].concat(this); },
  toArray: function () { return this.clone(); },
  inspect: function () { return '[' + this.map(Object.inspect).join(', ') + ']'; },
  toJSON: function () {
    var made = [];
    this.each(function (it) { var text = Object.toJSON(it); if (text !== undefined) made.push(text); });
    return '[' + made.join(', ') + ']';
  }
});
function $w(words) { return words.strip().split(/\s+/); }
function $(it) { return typeof it === 'string' ? document.getElementById(it) : it; }
function $$(selector) { return $A(document.querySelectorAll(selector)); }
function $H(all) { return new Hash(all); }
var Class = { create: function (methods) { function klass() { this.initialize && this.initialize.apply(this, arguments); } klass.prototype = methods; return klass; } };
var Hash = Class.create({ initialize: function (all) { this._object = Object.clone(all); } });
Object.extend(Hash.prototype, Enumerable);
Hash.prototype._each = function (visit) { for (var key in this._object) visit({ key: key, value: this._object[key] }); };

(function () {
  var native = this.Element;
  this.Element = function (name, attributes) {
    return Element.writeAttribute(document.createElement(name), attributes || {});
  };
  Object.extend(this.Element, native || {});
}).call(window);
Element.Methods = {
  visible: function (it) { return $(it).style.display !== 'none'; },
  toggle: function (it) { it = $(it); Element[Element.visible(it) ? 'hide' : 'show'](it); return it; },
  hide: function (it) { $(it).style.display = 'none'; return it; },
  show: function (it) { $(it).style.display = ''; return it; },
  remove: function (it) { it = $(it); it.parentNode.removeChild(it); return it; },
  update: function (it, content) { it = $(it); it.innerHTML = content == null ? '' : String(content); return it; },
  replace: function (it, content) { it = $(it); it.parentNode.replaceChild(content, it); return it; },
  insert: function (it, content) { it = $(it); it.insertAdjacentHTML('beforeend', content); return it; },
  wrap: function (it, around) { around = around || document.createElement('div'); it.parentNode.replaceChild(around, it); around.appendChild(it); return around; },
  select: function (it, selector) { return $A(it.querySelectorAll(selector)); },
  up: function (it) { return it.parentNode; },
  down: function (it) { return it.firstElementChild; },
  next: function (it) { return it.nextElementSibling; },
  previous: function (it) { return it.previousElementSibling; },
  match: function (it, selector) { return it.matches(selector); },
  ancestors: function (it) { var all = []; while ((it = it.parentNode)) if (it.nodeType === 1) all.push(it); return all; },
  readAttribute: function (it, name) { return it.getAttribute(name); },
  writeAttribute: function (it, name, value) {
    var all = typeof name === 'object' ? name : {};
    if (typeof name !== 'object') all[name] = value;
    for (var key in all) it.setAttribute(key, all[key]);
    return it;
  },
  hasClassName: function (it, name) { return (' ' + it.className + ' ').include(' ' + name + ' '); },
  addClassName: function (it, name) { if (!Element.hasClassName(it, name)) it.className += ' ' + name; return it; },
  empty: function (it) { return it.innerHTML.blank(); },
  scrollTo: function (it) { window.scrollTo(0, it.offsetTop); return it; },
  getStyle: function (it, name) { return getComputedStyle(it)[name]; },
  getElementsByClassName: function (it, name) { return $A(it.querySelectorAll('.' + name)); },
  observe: function (it, type, hear) { return Event.observe(it, type, hear); }
};
Object.extend(Element, Element.Methods);
for (var name in Element.Methods) HTMLElement.prototype[name] = Element.Methods[name].methodize();
HTMLInputElement.prototype.present = function () { return this.value != ''; };
document.getElementsByClassName = function (name) { return $$('.' + name); };

// An object, where a constructor was.
var Event = {
  KEY_TAB: 9, KEY_RETURN: 13, KEY_ESC: 27, cache: {},
  element: function (event) { return event.target; },
  stop: function (event) { event.preventDefault(); event.stopPropagation(); event.stopped = true; },
  observe: function (it, type, hear) { it = $(it); it.addEventListener(type, hear, false); return it; },
  stopObserving: function (it, type, hear) { $(it).removeEventListener(type, hear, false); return it; }
};
document.observe = Event.observe.methodize();
