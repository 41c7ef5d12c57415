# syntax=docker/dockerfile:1
FROM node:24-bookworm AS build
# node-gyp compiles hnswlib-node against the headers that this image has: nothing is fetched for it.
ENV npm_config_nodedir=/usr/local
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json ./
COPY src ./src
COPY scripts ./scripts
COPY models ./models
COPY corpus ./corpus
RUN npm run build:index && npm prune --omit=dev && mkdir model-cache

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/src/page ./src/page
COPY --from=build /app/src/server/openapi/examples.json ./src/server/openapi/
COPY --from=build /app/models ./models
COPY --from=build /app/corpus ./corpus
# The only folders that are written to: where the documents are others than the image's, and for models of a hub.
COPY --from=build --chown=node:node /app/index ./index
COPY --from=build --chown=node:node /app/model-cache ./models/.cache
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets the signal to end.
# Half of the young generation that Node.js takes by default: 15 MB less, and no slower.
CMD ["node", "--max-semi-space-size=8", "dist/src/cli/statement-qa.js", "serve"]
