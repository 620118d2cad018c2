// node module.mjs ENTRY [--minify]: prints ENTRY and what it imports as one ES module. A file beside it that begins with
// `// Stands in for PATH, sha256 HASH` replaces that file of an npm package, and only those very bytes of it: a package
// that changed is read again by a person before it is packed again.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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

function replace({ path }) {
  const it = replacements.get(path);
  if (!it) return null;
  it.used = true;
  const found = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (found !== it.hash) return { errors: [{ text: `${path} has changed, its sha256 is ${found}: read it, then look at ${it.file}` }] };
  return { contents: it.contents, resolveDir: folder };
}

const standIns = {
  name: 'stand-ins',
  setup: (its) => its.onLoad({ filter: /\.js$/ }, replace),
};

const { outputFiles: [{ text }], warnings } = await build({
  entryPoints: [entry],
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  charset: 'ascii',
  legalComments: 'inline',
  minify: process.argv.includes('--minify'),
  nodePaths: [packages],
  plugins: [standIns],
  logLevel: 'warning',
});
const idle = [...replacements.values()].filter((it) => !it.used).map((it) => it.file);
if (idle.length) console.error(`nothing asks for what these stand in for: ${idle.join(', ')}`);
if (warnings.length || idle.length) process.exit(1);
process.stdout.write(text);
