// node module.mjs ENTRY [--minify]: prints ENTRY and what it imports as one ES module.
//
// A file beside ENTRY that begins with `// Stands in for PATH, sha256 HASH` replaces that file of an npm package, and
// only those very bytes of it: a package that changed is read again by a person before it is packed again. Lines
// `// Called from outside: NAMES` of ENTRY name the methods that others call, and lines `// Never called in PATH: NAMES`
// those of one file that are called only where an option that nobody sets asks for it; what nobody calls is left out.
// `// Never set: OPTIONS`, `// Never so: FACTS` and `// Always so: FACTS` answer in advance what the scripts would ask.
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
const unused = [...replacements.values()].filter((it) => !it.used).map((it) => it.file);
if (unused.length) console.error(`nothing asks for what these stand in for: ${unused.join(', ')}`);
if (warnings.length || unused.length) process.exit(1);

const own = scripts.get(entry);
/** Lines of ENTRY that begin like this, in words. */
const lines = (begin) => [...own.matchAll(new RegExp(`^// ${begin}: (.*)\n`, 'gm'))].map((it) => it.slice(1).map((words) => words.split(' ')));
const called = lines('Called from outside').flat(2);
const never = lines('Never called in (\\S+)').map(([[path], names]) => ({ path, names }));
const isDefined = (name, path = '') => [...scripts].some(([it, text]) => it.endsWith(path) && new RegExp(`^\t${name}: function`, 'm').test(text));
const unknown = [...called.filter((it) => !isDefined(it)), ...never.flatMap(({ path, names }) => names.filter((it) => !isDefined(it, path)))];
if (unknown.length) {
  console.error(`nobody defines ${unknown.join(', ')}`);
  process.exit(1);
}
const idle = (path, name) => never.some((it) => path.endsWith(it.path) && it.names.includes(name));
const facts = [['Never set', '(?:\\w+\\.)*\\boptions\\.', 'void 0'], ['Never so', '\\b', 'false'], ['Always so', '\\b', 'true']]
  .flatMap(([begin, before, is]) => lines(begin).flat(2).map((it) => [new RegExp(`${before}${it.replace('.', '\\.')}\\b(?!=[^=])`, 'g'), is]));
const shaken = await shake(scripts, { called, idle, facts });
const legal = own.match(/^\/\*![^]*?\*\//m)?.[0] ?? '';
const { outputFiles: [{ text }] } = await bundle(({ path }) => ({ contents: shaken.get(path), resolveDir: replacements.has(path) ? folder : dirname(path) }), {
  banner: { js: legal },
  minify: process.argv.includes('--minify'),
  // Names that begin like this are nobody's business; `_leaflet_…` are also written as texts.
  mangleProps: /^_/,
  reserveProps: new RegExp(`^_leaflet_|^(${called.join('|')})$`),
});
process.stdout.write(text);
