import compression from 'compression';
import { Router } from 'express';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import { packageRoot } from '../package-root.js';
import { methodNotAllowed } from './problem.js';

/** Kept for a day, then used for a week more while it is asked for anew in the background. */
const CACHE_CONTROL = 'public, max-age=86400, stale-while-revalidate=604800';
/** A twentieth smaller than by 4, which is usual, for ten milliseconds of what is asked for once a day. */
const BROTLI_QUALITY = 5;
const FILES = ['widget.js', 'widget.js.map'];

/** The widget, which pages of every origin may embed: with `crossorigin` and `integrity` too, for which CORS is needed. */
export function widgetRoutes(): Router {
  const router = Router();
  const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } });
  for (const file of FILES) {
    router
      .route(`/${file}`)
      .get(compress, (_request, response) => {
        response.set({
          'Access-Control-Allow-Origin': '*',
          'Cache-Control': CACHE_CONTROL,
          'Cross-Origin-Resource-Policy': 'cross-origin',
        });
        response.type(file.endsWith('.map') ? 'json' : 'js');
        response.sendFile(file, { root: join(packageRoot(), 'dist'), cacheControl: false });
      })
      .all(methodNotAllowed('GET, HEAD'));
  }
  return router;
}
