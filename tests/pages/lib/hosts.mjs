// Old pages we have to live in: each brings its library, uses it, and can tell whether it still works.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { complaints, library } from './lib.mjs';
import { looks, natives } from './natives.mjs';

const own = (name) => readFileSync(new URL(`../hosts/${name}`, import.meta.url));

/** Files of the hosts, by path. */
export const FILES = {
  '/jquery.js': library('jquery/dist/jquery.js'),
  '/bootstrap-2.js': library('bootstrap-2/docs/assets/js/bootstrap.js'),
  '/bootstrap-2.css': library('bootstrap-2/docs/assets/css/bootstrap.css'),
  '/bootstrap-3.js': library('bootstrap-3/dist/js/bootstrap.js'),
  '/bootstrap-3.css': library('bootstrap-3/dist/css/bootstrap.css'),
  '/bootstrap-4.js': library('bootstrap-4/dist/js/bootstrap.bundle.js'),
  '/bootstrap-4.css': library('bootstrap-4/dist/css/bootstrap.css'),
  '/require.js': library('requirejs/require.js'),
  '/zone.js': library('zone.js/dist/zone.js'),
  '/core-js.js': library('core-js/client/shim.js'),
  '/angular.js': library('angular/angular.js'),
  '/leaflet.js': library('leaflet/dist/leaflet.js'),
  '/leaflet.css': library('leaflet/dist/leaflet.css'),
  '/mootools-1.1.js': own('mootools-1.1.js'),
  '/mootools-1.4.js': own('mootools-1.4.js'),
  '/prototype-1.6.js': own('prototype-1.6.js'),
};

const script = (...paths) => paths.map((it) => `<script src="${it}"></script>\n`).join('');
const style = (path) => `<link rel="stylesheet" href="${path}">\n`;
// The libraries with transitions would be caught in the middle of one.
const STILL = '<style>*,*::before,*::after{transition:none!important;animation:none!important}</style>';
const COUNT = `<p><button id="count" type="button">Premi</button> <span id="counted">0</span></p>`;

const BOOTSTRAP = {
  body: `${COUNT}
    <ul class="nav nav-tabs"><li class="active"><a href="#uno" data-toggle="tab">Uno</a></li><li><a id="tab" href="#due" data-toggle="tab">Due</a></li></ul>
    <div class="tab-content"><div class="tab-pane active" id="uno">primo</div><div class="tab-pane" id="due">secondo</div></div>`,
  script: `jQuery('#count').on('click', function () { jQuery('#counted').text(function (_, it) { return +it + 1; }); });
    function hostWorks() { jQuery('#tab').tab('show'); return jQuery('#due').is('.active') && jQuery('#due').is(':visible'); }`,
};

const AFTER_PARSING = (body) => `document.addEventListener('DOMContentLoaded', function () { ${body} });`;
const PLAIN_COUNT = `document.getElementById('count').addEventListener('click', function () {
  var it = document.getElementById('counted'); it.textContent = +it.textContent + 1; });`;

/**
 * `head` and `body` are HTML, `script` runs after the body; it wires the button `#count`, whose clicks `#counted`
 * tells, and defines `hostWorks()`. `widget(element)` says what surrounds the calendar. Until `ready` the host still
 * changes its own globals: our script comes later.
 */
export const HOSTS = [
  {
    name: 'jQuery 1.12',
    head: script('/jquery.js'),
    body: COUNT,
    script: `jQuery('#count').on('click', function () { jQuery('#counted').text(+jQuery('#counted').text() + 1); });
      function hostWorks() {
        return jQuery('<ul><li>a<li>b</ul>').appendTo('body').find('li').length === 2 && jQuery.isFunction($) && !!jQuery.Event('x');
      }`,
  },
  {
    name: 'Bootstrap 2',
    head: style('/bootstrap-2.css') + STILL + script('/jquery.js', '/bootstrap-2.js'),
    ...BOOTSTRAP,
  },
  { name: 'Bootstrap 3', head: style('/bootstrap-3.css') + STILL + script('/jquery.js', '/bootstrap-3.js'), ...BOOTSTRAP },
  { name: 'Bootstrap 4', head: style('/bootstrap-4.css') + STILL + script('/jquery.js', '/bootstrap-4.js'), ...BOOTSTRAP },
  {
    name: 'RequireJS',
    head: script('/require.js'),
    body: COUNT,
    script: `define('sagra', [], function () { return { name: 'sagra' }; });
      ${PLAIN_COUNT}
      var found; require(['sagra'], function (it) { found = it; });
      function hostWorks() { return found.name === 'sagra' && !!define.amd && require.defined('sagra'); }`,
    ready: () => Boolean(window.found),
  },
  {
    name: 'Dojo 1.17',
    head: '<script>var dojoConfig = { async: true, baseUrl: "/dojo/" }</script>' + script('/dojo/dojo.js'),
    body: COUNT,
    script: `require(['dojo/on', 'dojo/dom', 'dojo/query'], function (on, dom, query) {
        on(dom.byId('count'), 'click', function () { var it = dom.byId('counted'); it.innerHTML = +it.innerHTML + 1; });
        window.dojoQuery = query;
      });
      function hostWorks() { return dojoQuery('#counted').length === 1 && !!define.amd; }`,
    ready: () => Boolean(window.dojoQuery),
  },
  {
    name: 'zone.js 0.8',
    // What zone.js itself notes on the window whenever anybody listens there.
    bookkeeping: /^added window\.__zone_symbol__/,
    head: script('/zone.js'),
    body: COUNT,
    script: `${PLAIN_COUNT}
      var zone = Zone.current.fork({ name: 'host' });
      function hostWorks() {
        return zone.run(function () { return Zone.current.name; }) === 'host' && Promise.toString().indexOf('ZoneAware') >= 0
          && !((async function () {})() instanceof Promise);
      }`,
  },
  {
    name: 'core-js 2 in place of the natives',
    head: `<script>
        var nativeMap = Map; delete window.Promise; delete window.Map; delete window.Set; delete window.WeakMap; delete window.WeakSet;
        delete window.Reflect; delete Array.from; delete Array.of; delete Object.assign; delete Object.entries; delete Object.values;
        'find findIndex fill includes copyWithin keys entries values'.split(' ').forEach(function (it) { delete Array.prototype[it]; });
        'includes startsWith endsWith repeat padStart padEnd codePointAt'.split(' ').forEach(function (it) { delete String.prototype[it]; });
        delete Number.isInteger; delete Number.isFinite; delete Math.trunc; delete Math.sign;
      </script>` + script('/core-js.js'),
    body: COUNT,
    script: `${PLAIN_COUNT}
      function hostWorks() {
        return Map !== nativeMap && new Set(Array.from([1, 1])).size === 1
          && [3, 4].includes(4) && !((async function () {})() instanceof Promise);
      }`,
  },
  {
    name: 'AngularJS 1.8',
    root: 'ng-app="comune" ng-strict-di',
    head: script('/angular.js') + `<script>
        angular.module('comune', []).controller('Page', ['$scope', function (it) { it.count = 0; it.day = '2026-06-15'; it.days = ['a', 'b']; }]);
      </script>`,
    body: `<div ng-controller="Page"><p><button id="count" type="button" ng-click="count = count + 1">Premi</button> <span id="counted">{{count}}</span></p>
      <ul><li ng-repeat="it in days" class="repeated">{{it}}</li></ul></div>`,
    widget: (element) => `<div ng-controller="Page" ng-if="true">${element.replace(/ date="[^"]*"/, ' ng-attr-date="{{day}}"')}</div>`,
    script: `function hostWorks() { return document.querySelectorAll('.repeated').length === 2 && angular.element(document.getElementById('count')).scope().days.length === 2; }`,
    ready: () => document.querySelectorAll('.repeated').length === 2 && 'ng339' in document,
  },
  {
    name: 'Leaflet 0.7 as L',
    head: style('/leaflet.css') + script('/leaflet.js') + '<style>#map{height:120px}.leaflet-container *{transition:none!important}</style>',
    body: `${COUNT}<div id="map"></div>`,
    script: `${PLAIN_COUNT}
      var map = L.map('map', { zoomAnimation: false, fadeAnimation: false, keyboard: false }).setView([45.7, 11], 10); L.marker([45.7, 11], { icon: L.divIcon() }).addTo(map);
      function hostWorks() { map.setZoom(11); return L.version === '0.7.7' && map.getZoom() === 11; }`,
  },
  {
    name: 'MooTools 1.1',
    head: script('/mootools-1.1.js'),
    body: COUNT,
    script: `$('count').addEvent('click', function (event) { event.stop(); $('counted').setText($('counted').getText().toInt() + 1); });
      var Sagra = new Class({ initialize: function (name) { this.name = name; } });
      function hostWorks() {
        var made = new Element('div', { id: 'made' }).injectInside(document.body);
        var said = function (a) { return this.name + a; }.bind(new Sagra('sagra'), ['!']);
        return $('made').remove() === made && said() === 'sagra!' && !(Window instanceof Object && typeof Window === 'function')
          && new Event({ type: 'x' }).type === 'x';
      }`,
  },
  {
    name: 'MooTools 1.4',
    head: script('/mootools-1.4.js'),
    body: COUNT,
    script: `$('count').addEvent('click', function (event) { event.stop(); $('counted').set('text', +$('counted').get('text') + 1); });
      function hostWorks() {
        var made = new Element('div', { id: 'made' }).inject(document.body);
        return made.dispose() === made && Array.from(new Set([1])).length === 1 && !(window instanceof Window) && Event === DOMEvent;
      }`,
  },
  {
    name: 'Prototype 1.6',
    head: script('/prototype-1.6.js'),
    body: COUNT,
    script: `$('count').observe('click', function (event) { Event.stop(event); $('counted').update(+$('counted').innerHTML + 1); });
      function hostWorks() {
        var seen = []; for (var it in []) seen.push(it);
        return seen.include('each') && JSON.stringify([1]) === '"[1]"' && Array.from(new Set([1])).length === 0
          && $$('#counted').first() === $('counted') && $('counted').hide().visible() === false && $('counted').show().visible();
      }`,
  },
];

/** A host's page. `ours` is put before its end of body: the calendar, and our script. */
export function page({ root = '', head = '', body, script, widget = (it) => it }, element, ours) {
  return `<!DOCTYPE html>
<html lang="it" ${root}><head><meta charset="utf-8"><title>Comune di Valdaria</title>
<style>body{font-family:Verdana,sans-serif;margin:8px}h1{color:#800}td{padding:4px;border:1px solid #999}</style>
${head}</head><body>
<h1>Comune di Valdaria</h1><p><a id="start" href="#">Albo pretorio</a></p>
<table><tr><td>Orari</td><td>9-12</td></tr></table><ul class="menu"><li>Uffici</li><li>Eventi</li></ul>
<form id="search"><input id="words" value="tasse"><button type="button">Cerca</button></form>
${body}
${widget(element)}
<p class="after">Piazza <b>San Vigilio</b> 1</p>
<script>${script}</script>
${ours}
</body></html>`;
}

/** Puts what the hosts need on the municipality's server. */
export function furnish({ host }) {
  for (const [path, content] of Object.entries(FILES)) host.on(path, content);
}

/**
 * Opens a host's page with an element of ours, and the same page without our script: `[bare, page]`. `note` is a script
 * that runs right before we come.
 */
export async function visit(it, host, element, note = '') {
  const before = [natives];
  const take = `${note};natives.take()`;
  const ours = `<script>${take}</script><script src="${it.tag}" defer></script>`;
  const bare = await it.open(page(host, element, ''), { before });
  const guest = await it.open(page(host, element, host.ready ? '' : ours), { before });
  if (host.ready) {
    for (const one of [bare, guest]) await one.waitForFunction(host.ready);
    await guest.evaluate(take);
    await guest.evaluate((tag) => { document.head.appendChild(document.createElement('script')).src = tag; }, it.tag);
  }
  return [bare, guest];
}

/** What we have changed of a host's globals; what it notes itself, and what the test does, is not ours. */
export async function changes(guest, host, noted) {
  const found = await guest.evaluate(() => window.natives.changes());
  return found.filter((one) => !host.bookkeeping?.test(one) && one !== noted);
}

/** Whether the page looks as it does without us. */
export async function looksAlike([bare, guest]) {
  for (const one of [bare, guest]) {
    await one.mouse.move(0, 0);
    await one.evaluate(() => document.activeElement.blur());
  }
  assert.deepEqual(await looks(guest), await looks(bare));
}

/** Whether the host still does its own work. */
export async function works(both) {
  for (const one of both) {
    await one.getByRole('button', { name: 'Premi' }).click();
    assert.equal(await one.locator('#counted').textContent(), '1');
    assert.equal(await one.evaluate(() => window.hostWorks()), true);
  }
}

/** All of it: globals, console, looks, work. */
export async function isUnharmed(host, both, noted) {
  const [bare, guest] = both;
  assert.deepEqual(await changes(guest, host, noted), []);
  assert.deepEqual(complaints(guest), complaints(bare));
  await looksAlike(both);
  await works(both);
}
