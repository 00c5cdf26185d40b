# One image for all roles: the command says whether it is a gateway, a department, or the whole hub.
# A release names it by digest: CONTRIBUTING.md, "Releases".
ARG NODE_IMAGE=node:20-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /hub
COPY package.json package-lock.json .npmrc .swcrc ./
RUN npm ci
COPY gateway gateway
COPY subgraphs subgraphs
COPY shared shared
COPY migrations migrations
# What the page /docs shows.
COPY README.md README.zh-CN.md ./
COPY test/README.md test/
RUN npm run --silent build

FROM ${NODE_IMAGE} AS modules
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
# The database is a service of its own here: no PostgreSQL from npm.
RUN npm ci --omit=dev --omit=optional

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps RIVERGATE_HOST=0.0.0.0 RIVERGATE_DATA=/hub/data
WORKDIR /hub
COPY --from=modules /hub/node_modules node_modules
COPY --from=build /hub/dist dist
COPY package.json LICENSE ./
# Volumes take the owner of the folder that they are mounted on.
RUN mkdir -p data keys/private keys/signing keys/exchange keys/public \
    secrets/rivergate secrets/postgres secrets/gateway_login \
  && for folder in dist/subgraphs/*/; do mkdir -p "secrets/$(basename "$folder")_login"; done \
  && chown -R node:node data keys secrets
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/gateway/main.js", "start"]
