// A small web server for a test: its routes, and our packages. One server is one origin.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const HOUSE = fileURLToPath(new URL('../../../', import.meta.url));

/** Where `cargo pack` has put the packages, by the folder they are served from. */
export const PACKAGES = {
  '/pkg/': process.env.CW_PKG || join(HOUSE, 'www/pkg'),
  '/pkg-probe/': process.env.CW_PKG_PROBE || join(HOUSE, 'target/pkg-probe'),
};

// No charset for scripts: an old server names none, and the page's own is taken then.
const TYPES = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript', '.json': 'application/json', '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.xhtml': 'application/xhtml+xml',
};

/**
 * Serves `routes` on a port of its own: `{ '/path': route, '/folder/*': route }`. A route is a string or a Buffer,
 * an object `{ status, headers, body }`, or a function `(request, response, url)` that returns one of these or
 * answers by itself. What comes first wins; an address beside them is looked for in our packages.
 */
export async function serve(routes = {}) {
  const requests = [];
  const table = { '/favicon.ico': { status: 204 }, ...routes };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, `http://${request.headers.host}`);
    requests.push({ method: request.method, path: url.pathname, query: url.search, at: performance.now() });
    try {
      const route = find(table, url.pathname);
      const answer = typeof route === 'function' ? await route(request, response, url) : route;
      if (answer !== undefined) send(response, url.pathname, answer);
      else if (route === undefined) sendPackaged(request, response, url.pathname);
    } catch (error) {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error?.stack));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Every request so far. */
    requests,
    /** The requests whose path fits. */
    asked: (pattern) => requests.filter((it) => pattern.test(it.path)),
    /** Adds or replaces a route. */
    on: (path, route) => { table[path] = route; },
    stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      return closed;
    },
  };
}

function find(table, path) {
  if (path in table) return table[path];
  const wild = Object.keys(table).find((it) => it.endsWith('*') && path.startsWith(it.slice(0, -1)));
  return table[wild];
}

function send(response, path, answer) {
  const whole = typeof answer === 'string' || Buffer.isBuffer(answer) ? { body: answer } : answer;
  const { status = 200, headers = {}, body = '' } = whole;
  const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(body);
}

function sendPackaged(request, response, path) {
  const folder = Object.keys(PACKAGES).find((it) => path.startsWith(it));
  const file = folder && packaged(path);
  if (!file || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404, { 'access-control-allow-origin': '*' });
    return response.end('not found');
  }
  const headers = { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'access-control-allow-origin': '*', vary: 'accept-encoding' };
  const squeezed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(`${file}.br`);
  if (squeezed) headers['content-encoding'] = 'br';
  response.writeHead(200, headers);
  return createReadStream(squeezed ? `${file}.br` : file).pipe(response);
}

/** The file of a package served at `path`. */
export function packaged(path) {
  const folder = Object.keys(PACKAGES).find((it) => path.startsWith(it));
  return join(PACKAGES[folder], normalize(path.slice(folder.length)));
}

/** The bytes of a package's file. */
export function bytes(path) {
  return readFileSync(packaged(path));
}

/** Where the packages' files that fit are served: their names change with their bytes. */
export function shelved(pattern) {
  return Object.entries(PACKAGES)
    .filter(([, folder]) => existsSync(folder))
    .flatMap(([path, folder]) => readdirSync(folder).map((name) => path + name))
    .filter((it) => pattern.test(it));
}

/** A file out of a library from npm, by its path in `node_modules`. */
export function library(path) {
  return readFileSync(new URL(`../node_modules/${path}`, import.meta.url));
}
