/* Does to a page's globals what MooTools 1.11 (2007) does. Our own words; only the damage is the same. */
var MooTools = { version: '1.11' };

function $defined(it) { return it !== undefined && it !== null; }
function $chk(it) { return !!(it || it === 0); }
function $type(it) {
  if (!$defined(it)) return false;
  if (it.htmlElement) return 'element';
  if (it.nodeName) return it.nodeType === 1 ? 'element' : 'textnode';
  if (it instanceof Array) return 'array';
  return it.constructor === Class ? 'class' : typeof it;
}
var $extend = function () {
  var pair = arguments[1] ? arguments : [this, arguments[0]];
  for (var name in pair[1]) pair[0][name] = pair[1][name];
  return pair[0];
};
var $native = function () {
  for (var i = 0; i < arguments.length; i++) {
    arguments[i].extend = function (methods) {
      for (var name in methods) {
        this.prototype[name] = methods[name];
        if (!this[name]) this[name] = $native.generic(name);
      }
    };
  }
};
$native.generic = function (name) {
  return function (it) { return this.prototype[name].apply(it, Array.prototype.slice.call(arguments, 1)); };
};
function $clear(timer) { clearTimeout(timer); clearInterval(timer); return null; }
function $A(list) {
  var copy = [];
  for (var i = 0; i < list.length; i++) copy[i] = list[i];
  return copy;
}
function $each(list, visit, bound) { Array.prototype.forEach.call(list, visit, bound); }

var Class = function (methods) {
  var klass = function () {
    return arguments[0] !== null && this.initialize ? this.initialize.apply(this, arguments) : this;
  };
  $extend(klass, this);
  klass.prototype = methods;
  klass.constructor = Class;
  return klass;
};
Class.empty = function () {};
Class.prototype = { extend: function (methods) { return new Class($extend($extend({}, this.prototype), methods)); } };

// The types every later script asks `instanceof` are now two objects that are no functions.
var Abstract = function (it) { it = it || {}; it.extend = $extend; return it; };
var Window = new Abstract(window);
var Document = new Abstract(document);

$native(Function, Array, String, Number);

Array.extend({
  each: function (visit, bound) { for (var i = 0; i < this.length; i++) visit.call(bound, this[i], i, this); },
  forEach: function (visit, bound) { for (var i = 0; i < this.length; i++) visit.call(bound, this[i], i, this); },
  filter: function (test, bound) {
    var found = [];
    for (var i = 0; i < this.length; i++) if (test.call(bound, this[i], i, this)) found.push(this[i]);
    return found;
  },
  map: function (turn, bound) {
    var made = [];
    for (var i = 0; i < this.length; i++) made[i] = turn.call(bound, this[i], i, this);
    return made;
  },
  indexOf: function (it, from) {
    for (var i = from || 0; i < this.length; i++) if (this[i] === it) return i;
    return -1;
  },
  copy: function () { return $A(this); },
  contains: function (it) { return this.indexOf(it) !== -1; },
  remove: function (it) { for (var i = this.length; i--;) if (this[i] === it) this.splice(i, 1); return this; },
  include: function (it) { if (!this.contains(it)) this.push(it); return this; },
  associate: function (keys) { var made = {}; for (var i = 0; i < keys.length; i++) made[keys[i]] = this[i]; return made; },
  getLast: function () { return this[this.length - 1] || null; }
});
String.extend({
  test: function (pattern, flags) { return new RegExp(pattern, flags).test(this); },
  toInt: function () { return parseInt(this, 10); },
  toFloat: function () { return parseFloat(this); },
  trim: function () { return this.replace(/^\s+|\s+$/g, ''); },
  clean: function () { return this.replace(/\s{2,}/g, ' ').trim(); },
  contains: function (part, by) { return by ? (by + this + by).indexOf(by + part + by) > -1 : this.indexOf(part) > -1; },
  camelCase: function () { return this.replace(/-\D/g, function (it) { return it.charAt(1).toUpperCase(); }); }
});
Number.extend({ toInt: function () { return parseInt(this, 10); }, limit: function (low, high) { return Math.min(high, Math.max(low, this)); } });
Function.extend({
  create: function (options) {
    var self = this;
    return function (event) {
      var given = options.arguments;
      var list = given == null ? arguments : given instanceof Array ? given : [given];
      return self.apply(options.bind || self, list);
    };
  },
  pass: function (list, bound) { return this.create({ arguments: list, bind: bound }); },
  // (bound, [arguments]): not the signature of ECMAScript 5.
  bind: function (bound, list) { return this.create({ bind: bound, arguments: list }); },
  bindAsEventListener: function (bound, list) { return this.create({ bind: bound, arguments: list, event: true }); },
  delay: function (wait, bound, list) { return setTimeout(this.bind(bound, list), wait); },
  periodical: function (wait, bound, list) { return setInterval(this.bind(bound, list), wait); }
});

var Element = new Class({
  initialize: function (name, attributes) {
    var it = typeof name === 'string' ? document.createElement(name) : $(name);
    return it && attributes ? it.set(attributes) : it;
  }
});
var Elements = new Class({});
Elements.extend = function (methods) { $extend(Elements.prototype, methods); };
function $(it) {
  if (!it) return null;
  return typeof it === 'string' ? document.getElementById(it) : it;
}
Element.extend = function (methods) {
  for (var name in methods) {
    HTMLElement.prototype[name] = methods[name];
    Element.prototype[name] = methods[name];
    Element[name] = $native.generic(name);
  }
};
function $$(selector) { return $extend($A(document.querySelectorAll(selector)), Elements.prototype); }
HTMLElement.prototype.htmlElement = function () {};
Element.extend({
  set: function (all) { for (var name in all) this.setProperty(name, all[name]); return this; },
  inject: function (it, where) { if (where === 'before') it.parentNode.insertBefore(this, it); else $(it).appendChild(this); return this; },
  injectInside: function (it) { return this.inject(it, 'inside'); },
  injectBefore: function (it) { return this.inject(it, 'before'); },
  adopt: function () { for (var i = 0; i < arguments.length; i++) this.appendChild($(arguments[i])); return this; },
  // These three are older than the platform's methods of the same name, and mean something else.
  remove: function () { return this.parentNode.removeChild(this); },
  replaceWith: function (it) { it = $(it); this.parentNode.replaceChild(it, this); return it; },
  clone: function (deep) { return this.cloneNode(deep !== false); },
  appendText: function (text) { this.appendChild(document.createTextNode(text)); return this; },
  hasClass: function (name) { return this.className.contains(name, ' '); },
  addClass: function (name) { if (!this.hasClass(name)) this.className = (this.className + ' ' + name).clean(); return this; },
  removeClass: function (name) { this.className = (' ' + this.className + ' ').replace(' ' + name + ' ', ' ').clean(); return this; },
  setStyle: function (name, value) { this.style[name.camelCase()] = value; return this; },
  getStyle: function (name) { return this.style[name.camelCase()]; },
  getParent: function () { return this.parentNode; },
  getNext: function () { return this.nextElementSibling; },
  getPrevious: function () { return this.previousElementSibling; },
  getFirst: function () { return this.firstElementChild; },
  getChildren: function () { return $extend($A(this.children), Elements.prototype); },
  getProperty: function (name) { return this.getAttribute(name); },
  setProperty: function (name, value) { this.setAttribute(name, value); return this; },
  setHTML: function () { this.innerHTML = $A(arguments).join(''); return this; },
  setText: function (text) { this.textContent = text; return this; },
  getText: function () { return this.textContent; },
  getTag: function () { return this.tagName.toLowerCase(); },
  empty: function () { while (this.firstChild) this.removeChild(this.firstChild); return this; },
  getElements: function (selector) { return $extend($A(this.querySelectorAll(selector)), Elements.prototype); },
  getElement: function (selector) { return this.querySelector(selector); },
  addEvent: function (type, hear) {
    this.addEventListener(type, function (event) { return hear.call(this, new Event(event)); }, false);
    return this;
  }
});
document.extend({
  getElementsByClassName: function (name) { return $$('.' + name); },
  getElements: function (selector) { return $$(selector); }
});

// Events are wrapped by a class of the same name.
var Event = new Class({
  initialize: function (event) {
    this.event = event || window.event;
    this.type = this.event.type;
    this.target = this.event.target;
    this.key = this.event.key && this.event.key.toLowerCase();
    return this;
  },
  stop: function () { this.event.stopPropagation(); this.event.preventDefault(); return this; },
  preventDefault: function () { this.event.preventDefault(); return this; }
});
window.addEvent = function (type, hear) {
  if (type === 'domready') document.addEventListener('DOMContentLoaded', hear, false);
  else window.addEventListener(type, hear, false);
};
var Hash = new Class({ initialize: function (all) { this.obj = all || {}; return this; }, get: function (key) { return this.obj[key]; } });
var Json = { toString: function (it) { return JSON.stringify(it); }, evaluate: function (text) { return eval('(' + text + ')'); } };
