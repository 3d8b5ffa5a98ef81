# Builds dau and packs it with what it needs to run:
#   docker build -t dau .
#   docker run --rm -v "$PWD:/data" dau convert scans -o out
FROM swift:6.2-bookworm AS build
WORKDIR /opt/dau
COPY Scripts/setup Scripts/setup
RUN Scripts/setup && rm -rf /var/lib/apt/lists/*
COPY . .
RUN swift build -c release \
    && cd "$(swift build -c release --show-bin-path)" \
    && install -D -t /opt/dau/bin dau dau-pages

FROM swift:6.2-bookworm-slim
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        tesseract-ocr tesseract-ocr-eng tesseract-ocr-vie \
        libpoppler-glib8 libqpdf29 libglib2.0-0 libzstd1 libsqlite3-0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/dau/bin /opt/dau/bin
COPY --from=build /opt/dau/Dictionaries /opt/dau/Dictionaries
# Fails here, by its name, when the program asks for a library that no package above brings.
RUN ! ldd /opt/dau/bin/dau /opt/dau/bin/dau-pages | grep 'not found'
WORKDIR /data
ENTRYPOINT ["/opt/dau/bin/dau"]
CMD ["--help"]
