"""Makes Parquet of the rows that dau rows writes; started by Scripts/rows-to-parquet."""
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

LISTS = {"recipients", "notes", "path", "agencies", "coordinators", "agencyNames", "coordinatorNames",
         "flags"}
WHOLE = {"pages", "year", "number", "ordinal", "line", "page", "doubtfulWords", "failedPages"}
REAL = {"probability", "x", "y", "width", "height"}
BATCH = 20_000


def kind(table, name):
    if name in LISTS and not (name == "path" and table == "documents"):
        return pa.list_(pa.string())
    return pa.int32() if name in WHOLE else pa.float64() if name in REAL else pa.string()


def main(rows, output):
    output.mkdir(parents=True, exist_ok=True)
    files = sorted(rows.glob("*.ndjson"))
    if not files:
        sys.exit(f"rows-to-parquet: {rows} holds no .ndjson: dau rows -o {rows}")
    for file in files:
        count, writer, batch = 0, None, []
        with open(file, encoding="utf8") as lines:
            def flush():
                nonlocal writer, batch
                if batch:
                    schema = pa.schema([(name, kind(file.stem, name)) for name in batch[0]])
                    writer = writer or pa.parquet.ParquetWriter(output / f"{file.stem}.parquet", schema)
                    writer.write_table(pa.Table.from_pylist(batch, schema))
                batch = []
            for line in lines:
                batch.append(json.loads(line))
                count += 1
                if len(batch) == BATCH:
                    flush()
            flush()
        if writer:
            writer.close()
        print(f"{output}/{file.stem}.parquet: {count} rows")


main(Path(sys.argv[1]), Path(sys.argv[2]))
