# A coordinator. UNTESTED: no Docker engine was at hand when this was written.
FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /opt/lintel
COPY package.json package-lock.json ./
# The image brings Node, so the copies of it that come from npm are left out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY shared ./shared
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENV LINTEL_DATA_DIR=/data LINTEL_HOST=0.0.0.0
EXPOSE 4030
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.LINTEL_PORT || 4030) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "shared/cli/lintel.js", "coordinator"]
