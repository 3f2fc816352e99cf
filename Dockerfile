# Builds any app of the workspace:  docker build --build-arg APP=identity-service .
# NODE_IMAGE may be any image with Node 20.19 or newer and npm.
ARG NODE_IMAGE=node:24-bookworm-slim

# The manifests without the sources: what is installed depends on them and on the lock file alone.
FROM ${NODE_IMAGE} AS manifests
WORKDIR /workspace
COPY apps apps
COPY libs libs
COPY tools tools
RUN find . -type f ! -name package.json -delete

# Up to APP the same for every app: seven images install and build once.
FROM ${NODE_IMAGE} AS build
WORKDIR /workspace
ENV NX_DAEMON=false
COPY package.json package-lock.json .npmrc ./
COPY --from=manifests /workspace ./
RUN npm ci --loglevel=error
COPY nx.json tsconfig.base.json .swcrc ./
COPY apps apps
COPY libs libs
RUN npx nx run-many -t build --projects='apps/*,libs/*'
# What only tests and builds need is not deployed, and npm would look for it in the registry.
RUN npm pkg delete devDependencies --workspaces
ARG APP
RUN npx nx run ${APP}:prune
WORKDIR /workspace/apps/${APP}
RUN cd dist && npm ci --omit=dev --prefer-offline --loglevel=error
# What runs: the compiled app with its modules, its migrations, and the gateway's supergraph. No sources, no types.
RUN find . -mindepth 1 -maxdepth 1 ! -name dist ! -name drizzle ! -name supergraph.graphql -exec rm -r {} + \
 && rm -r dist/workspace_modules/@edtech/*/src \
 && find dist/node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM ${NODE_IMAGE}
ARG APP
ENV NODE_ENV=production HTTP_HOST=0.0.0.0
COPY --from=build /workspace/apps/${APP} /app
WORKDIR /app/dist
# Nobody: the process owns no file of its image.
USER 65534:65534
CMD ["node", "--enable-source-maps", "main.js"]
