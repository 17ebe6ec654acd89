# The shop as an image: `docker build -t sotuv-agenti .`. How to run it: docs/deployment.md.

FROM node:24-slim AS packages
WORKDIR /shop
COPY package.json package-lock.json .npmrc ./
# No script of a package runs. The one that has one is `node` itself, which this image has already.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node node_modules/.bin/node

FROM node:24-slim
# Reads receipts, with the languages that they are written in.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-uzb \
  && rm -rf /var/lib/apt/lists/*
RUN install -d -o node -g node -m 0700 /data
WORKDIR /shop
COPY --from=packages /shop/node_modules node_modules
COPY package.json LICENSE ./
COPY adapters adapters
COPY conversations conversations
COPY locales locales
COPY src src

ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
# Node is the first process, so SIGTERM reaches the shop itself.
CMD ["node", "src/main.ts"]
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
