import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Everything that the page needs comes from the gateway itself: no script, style or font from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/ide/',
  plugins: [react()],
  worker: { format: 'es' },
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 8_000, assetsInlineLimit: 0, reportCompressedSize: false },
});
