# Builds any app of the workspace:  docker build --build-arg APP=identity-service .
# NODE_IMAGE may be any image with Node 20.19 or newer and npm.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /workspace
# The locked dependencies first: this layer is kept until the lock file changes.
COPY package.json package-lock.json .npmrc ./
COPY apps apps
COPY libs libs
COPY tools tools
RUN npm ci --loglevel=error
COPY nx.json tsconfig.base.json .swcrc ./
ARG APP
RUN NX_DAEMON=false npx nx run-many -t build && NX_DAEMON=false npx nx run ${APP}:prune
WORKDIR /workspace/apps/${APP}/dist
RUN npm ci --omit=dev --loglevel=error

FROM ${NODE_IMAGE}
ARG APP
ENV NODE_ENV=production HTTP_HOST=0.0.0.0
# The app's folder as it stands in the workspace (migrations, supergraph), with its pruned modules inside dist.
COPY --from=build /workspace/apps/${APP} /app
WORKDIR /app/dist
# Nobody: the process owns no file of its image.
USER 65534:65534
CMD ["node", "--enable-source-maps", "main.js"]
