// Writes NAME.br and NAME.gz beside every file named on the command line, as small as they get.
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;

await Promise.all(process.argv.slice(2).map(async (name) => {
  const bytes = await readFile(name);
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${name}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${name}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}));
