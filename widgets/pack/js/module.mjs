// node module.mjs ENTRY [--minify]: prints ENTRY and what it imports as one ES module.
//
// A file beside ENTRY that begins with `// Stands in for PATH, sha256 HASH` replaces that file of an npm package, and
// only those very bytes of it: a package that changed is read again by a person before it is packed again. Lines
// `// Called from outside: NAMES` of ENTRY names the methods that others call, and lines `// Never called: NAMES` those
// that are called only where an option that nobody sets asks for it; what nobody calls is left out.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { shake } from './shake.mjs';

const entry = resolve(process.argv[2]);
const folder = dirname(entry);
const packages = realpathSync(fileURLToPath(new URL('../node_modules', import.meta.url)));

/** The replacements, by the path of what they replace. */
const replacements = new Map();
for (const file of readdirSync(folder).filter((it) => it.endsWith('.js'))) {
  const contents = readFileSync(join(folder, file), 'utf8');
  const [, path, hash] = /^\/\/ Stands in for (\S+), sha256 ([0-9a-f]{64})\n/.exec(contents) ?? [];
  if (path) replacements.set(join(packages, path), { file, contents, hash, used: false });
}

/** Every script that is bundled, as it was read, by its path. */
const scripts = new Map();

function read({ path }) {
  const it = replacements.get(path);
  const own = readFileSync(path, 'utf8');
  scripts.set(path, it?.contents ?? own);
  if (!it) return { contents: own };
  it.used = true;
  const found = createHash('sha256').update(own).digest('hex');
  if (found !== it.hash) return { errors: [{ text: `${path} has changed, its sha256 is ${found}: read it, then look at ${it.file}` }] };
  return { contents: it.contents, resolveDir: folder };
}

function bundle(load, options) {
  return build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'inline',
    nodePaths: [packages],
    plugins: [{ name: 'load', setup: (its) => its.onLoad({ filter: /\.js$/ }, load) }],
    logLevel: 'warning',
    ...options,
  });
}

const { warnings } = await bundle(read, {});
const idle = [...replacements.values()].filter((it) => !it.used).map((it) => it.file);
if (idle.length) console.error(`nothing asks for what these stand in for: ${idle.join(', ')}`);
if (warnings.length || idle.length) process.exit(1);

const own = scripts.get(entry);
const named = (line) => [...own.matchAll(new RegExp(`^// ${line}: (.*)\n`, 'gm'))].flatMap(([, names]) => names.split(' '));
const [called, never] = [named('Called from outside'), named('Never called')];
const isDefined = (name) => [...scripts.values()].some((text) => new RegExp(`^\t${name}: function`, 'm').test(text));
const unknown = [...called, ...never].filter((it) => !isDefined(it));
if (unknown.length) {
  console.error(`nobody defines ${unknown.join(', ')}`);
  process.exit(1);
}
const shaken = await shake(scripts, called, never);
const legal = own.match(/^\/\*![^]*?\*\//m)?.[0] ?? '';
const { outputFiles: [{ text }] } = await bundle(({ path }) => ({ contents: shaken.get(path), resolveDir: replacements.has(path) ? folder : dirname(path) }), {
  banner: { js: legal },
  minify: process.argv.includes('--minify'),
  // Names that begin like this are nobody's business; `_leaflet_…` are also written as texts.
  mangleProps: /^_/,
  reserveProps: new RegExp(`^_leaflet_|^(${called.join('|')})$`),
});
process.stdout.write(text);
