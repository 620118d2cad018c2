// The reference server, on a day that stays the same, with a database that is thrown away.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUSE, PACKAGES } from './server.mjs';

/** Starts the server named by `$CW_DEMO`; answers with its address and `stop()`. */
export async function demo({ today = '2026-06-15' } = {}) {
  const program = process.env.CW_DEMO;
  if (!program) throw new Error('set CW_DEMO to the server’s binary (cargo build -p cw-demo)');
  const folder = mkdtempSync(join(tmpdir(), 'cw-demo-'));
  const port = await freePort();
  const database = `sqlite://${join(folder, 'demo.db')}?mode=rwc`;
  const flags = ['--port', String(port), '--database-url', database, '--today', today, '--pkg', PACKAGES['/pkg/']];
  const server = spawn(program, flags, { cwd: HOUSE, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => server.once('exit', done));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', () => server.kill());
  try {
    await new Promise((done, fail) => {
      let said = '';
      const hear = (text) => {
        said += text;
        if (said.includes(`:${port}`)) done();
      };
      server.stdout.on('data', hear);
      server.stderr.on('data', hear);
      ended.then((code) => fail(new Error(`the demo ended with ${code}: ${said}`)));
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, stop };
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
