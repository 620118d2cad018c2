/* Does to a page's globals what MooTools 1.4 (2011) does: types that shadow the platform's. Our own words. */
(function () {
  this.MooTools = { version: '1.4.5' };

  var Type = this.Type = function (name, object) {
    if (object) {
      object.$family = function () { return name.toLowerCase(); };
      if (object.prototype) {
        Object.defineProperty(object.prototype, '$family', { value: object.$family, writable: true, configurable: true });
      }
      object.extend = function (all) { for (var key in all) this[key] = all[key]; return this; };
      object.implement = function (all) {
        for (var key in all) {
          this.prototype[key] = all[key];
          this[key] = function (method) {
            return function (it) { return method.apply(it, [].slice.call(arguments, 1)); };
          }(all[key]);
        }
        return this;
      };
    }
    return object;
  };
  new Type('Object', Object); new Type('String', String); new Type('Array', Array); new Type('Number', Number);
  new Type('Function', Function); new Type('RegExp', RegExp); new Type('Date', Date);
  delete Object.prototype.$family;

  Array.implement({
    each: function (visit, bound) { for (var i = 0; i < this.length; i++) visit.call(bound, this[i], i, this); return this; },
    clone: function () { return this.slice(); },
    clean: function () { return this.filter(function (it) { return it != null; }); },
    invoke: function (name) { return this.map(function (it) { return it[name](); }); },
    append: function (list) { this.push.apply(this, list); return this; },
    getLast: function () { return this.length ? this[this.length - 1] : null; },
    contains: function (it, from) { return this.indexOf(it, from) !== -1; },
    include: function (it) { if (!this.contains(it)) this.push(it); return this; },
    erase: function (it) { for (var i = this.length; i--;) if (this[i] === it) this.splice(i, 1); return this; },
    empty: function () { this.length = 0; return this; },
    // Arrays in arrays, always to the bottom.
    flatten: function () { return this.reduce(function (all, it) { return all.concat(it instanceof Array ? it.flatten() : [it]); }, []); },
    pick: function () { for (var i = 0; i < this.length; i++) if (this[i] != null) return this[i]; return null; }
  });
  Array.from = function (it) {
    if (it == null) return [];
    return typeof it === 'object' && typeof it.length === 'number' && !(it instanceof String)
      ? (it instanceof Array ? it : Array.prototype.slice.call(it)) : [it];
  };
  String.implement({
    test: function (pattern) { return new RegExp(pattern).test(this); },
    contains: function (part) { return this.indexOf(part) > -1; },
    capitalize: function () { return this.replace(/\b[a-z]/g, function (it) { return it.toUpperCase(); }); },
    toInt: function (base) { return parseInt(this, base || 10); },
    substitute: function (all) { return this.replace(/\{([^{}]+)\}/g, function (_, key) { return all[key]; }); }
  });
  String.from = function (it) { return it + ''; };
  Number.from = function (it) { var n = parseFloat(it); return isFinite(n) ? n : null; };
  Number.implement({ limit: function (low, high) { return Math.min(high, Math.max(low, this)); }, toInt: function () { return parseInt(this, 10); } });
  Function.from = function (it) { return typeof it === 'function' ? it : function () { return it; }; };
  Function.implement({
    attempt: function (list, bound) { try { return this.apply(bound, list || []); } catch (error) { return null; } },
    pass: function (list, bound) { var self = this; return function () { return self.apply(bound, list); }; },
    delay: function (wait, bound, list) { return setTimeout(this.pass(list || [], bound), wait); }
  });
  Object.keys = function (it) { var all = []; for (var key in it) if ({}.hasOwnProperty.call(it, key)) all.push(key); return all; };
  Object.values = function (it) { return Object.keys(it).map(function (key) { return it[key]; }); };
  Object.each = function (it, visit) { Object.keys(it).each(function (key) { visit(it[key], key, it); }); };
  Object.merge = function (into) { for (var i = 1; i < arguments.length; i++) for (var key in arguments[i]) into[key] = arguments[i][key]; return into; };

  // Three types of the platform make place for three of the library's.
  var methods = {};
  var NativeElement = Object.getPrototypeOf(HTMLElement);
  var Element = this.Element = function (name, all) {
    var it = typeof name === 'string' ? document.createElement(name) : name;
    for (var key in all) it.set(key, all[key]);
    return it;
  };
  Element.prototype = NativeElement.prototype;
  new Type('Element', Element);
  Element.implement = function (all) { for (var key in all) NativeElement.prototype[key] = methods[key] = all[key]; };
  Element.Events = {}; Element.Properties = {}; Element.NativeEvents = { click: 2, keydown: 2 };
  Element.implement({
    set: function (key, value) { if (key === 'html') this.innerHTML = value; else if (key === 'text') this.textContent = value; else this.setAttribute(key, value); return this; },
    get: function (key) { return key === 'text' ? this.textContent : key === 'tag' ? this.tagName.toLowerCase() : this.getAttribute(key); },
    erase: function (key) { this.removeAttribute(key); return this; },
    inject: function (it) { document.id(it).appendChild(this); return this; },
    grab: function (it) { this.appendChild(document.id(it)); return this; },
    adopt: function () { for (var i = 0; i < arguments.length; i++) this.appendChild(arguments[i]); return this; },
    dispose: function () { return this.parentNode ? this.parentNode.removeChild(this) : this; },
    replaces: function (it) { it.parentNode.replaceChild(this, it); return this; },
    contains: function (it) { return (this.compareDocumentPosition(it) & 16) !== 0; },
    getElements: function (selector) { return Array.from(this.querySelectorAll(selector)); },
    getElement: function (selector) { return this.querySelector(selector); },
    addEvent: function (type, hear) {
      this.addEventListener(type, function (event) { return hear.call(this, new window.DOMEvent(event)); }, false);
      return this;
    },
    addClass: function (name) { this.classList.add(name); return this; },
    empty: function () { while (this.firstChild) this.removeChild(this.firstChild); return this; },
    toQueryString: function () { return ''; },
    measure: function (fn) { return fn.call(this); }
  });
  this.Elements = function () { return Array.from(arguments); };
  this.Window = this.$constructor = new Type('Window', function () {});
  this.Document = new Type('Document', function () {});
  this.$family = function () { return 'window'; };
  document.$family = function () { return 'document'; };
  this.Window.prototype = Object.create(Object.getPrototypeOf(window));
  var DOMEvent = this.DOMEvent = new Type('DOMEvent', function (event) {
    this.event = event; this.type = event.type; this.target = event.target; this.key = event.key;
  });
  DOMEvent.implement({ stop: function () { this.event.preventDefault(); this.event.stopPropagation(); return this; } });
  this.Event = DOMEvent;
  document.id = function (it) { return typeof it === 'string' ? document.getElementById(it) : it; };
  if (this.$ == null) this.$ = document.id;
  this.$$ = function (selector) { return Array.from(document.querySelectorAll(selector)); };
  this.addEvent = function (type, hear) {
    (type === 'domready' ? document : window).addEventListener(type === 'domready' ? 'DOMContentLoaded' : type, hear, false);
  };
}).call(window);
