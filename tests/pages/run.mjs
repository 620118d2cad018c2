// Runs every test file in a process of its own, two at a time. A file that fails is run once more, alone: a machine
// shared with others can starve a browser. What needed the second try is named, so that nobody takes it for calm.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WORKERS = 2;
const folder = fileURLToPath(new URL('.', import.meta.url));
const chosen = process.argv.slice(2).filter((it) => it.endsWith('.mjs'));
const files = chosen.length ? chosen : readdirSync(folder).filter((it) => it.endsWith('.test.mjs')).sort();

/** Runs one file; resolves with how it ended. */
function run(file) {
  return new Promise((resolve) => {
    const args = ['--test', '--test-timeout=300000', '--test-reporter=spec', file];
    const child = spawn(process.execPath, args, { cwd: folder });
    const begun = Date.now();
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (it) => { output += it; });
    child.on('close', (code) => {
      const count = (word) => Number(new RegExp(`^\\W+${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      const failed = count('fail') + count('cancelled');
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${file} ${count('pass')} passed, ${seconds} s`);
      resolve({ file, ok: code === 0, passed: count('pass'), failed: Math.max(failed, code === 0 ? 0 : 1), output });
    });
  });
}

/** Runs files with so many workers. */
async function runAll(queue, workers) {
  const results = [];
  const left = [...queue];
  await Promise.all(Array.from({ length: workers }, async () => {
    while (left.length) results.push(await run(left.shift()));
  }));
  return results;
}

const first = await runAll(files, WORKERS);
const shaky = first.filter((it) => !it.ok);
for (const it of shaky) console.log(`\n${it.file}, first try:\n${it.output.slice(it.output.indexOf('failing tests:'))}`);
const second = await runAll(shaky.map((it) => it.file), 1);
for (const it of second) console.log(`${it.file}: ${it.ok ? 'passed on the second try' : `failed twice\n${it.output}`}`);

const final = [...first.filter((it) => it.ok), ...second];
const sum = (key) => final.reduce((total, it) => total + it[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(final.every((it) => it.ok) && sum('passed') ? 0 : 1);
