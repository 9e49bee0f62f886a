import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.JIEDUI_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    assetsInlineLimit: 0, // the policy of the pages allows no data: URL in a style sheet
    modulePreload: { polyfill: false },
    license: { fileName: 'LICENSES.md' },
    rolldownOptions: { input: ['index.html', '404.html'] },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700, // a test bounds what is loaded, compressed
  },
  plugins: [compressed()],
  // npm run dev: the pages as they are written, beside a server.
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/export', '/model.json', '/config.json', '/map-', '/schema.graphql', '/graphiql', '/templates/', '/templates.json'].map((path) => [path, { target: server, ws: true }]),
    ),
  },
});

// compressed writes what the server sends to clients that take compressed files beside each file of the build.
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      for (const entry of await readdir(dir!, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(html|js|css|svg)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const content = await readFile(file);
        await writeFile(file + '.gz', await promisify(gzip)(content, { level: 9 }));
        await writeFile(
          file + '.br',
          await promisify(brotliCompress)(content, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
          }),
        );
      }
    },
  };
}
