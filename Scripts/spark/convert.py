"""Converts an archive on a Spark cluster; started by Scripts/convert-on-spark or spark-submit.

Each task takes some of the archive's files and hands them, one by one, to a `dau worker` process that
stays with its Python worker from task to task. What comes back lands as Parquet, one row a document,
partitioned by type and year. A task that is lost with its executor is run again by Spark, and the rows
of each task are committed once, so that nothing is lost and nothing there twice.
"""
import argparse
import json
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import (ArrayType, DoubleType, IntegerType, StringType, StructField, StructType)


def arguments():
    parser = argparse.ArgumentParser(prog="convert-on-spark", description=__doc__.splitlines()[0])
    parser.add_argument("archive", help="folder that all executors see, or a URL of Hadoop's (s3a://…, hdfs://…)")
    parser.add_argument("output", help="where the Parquet goes: a folder or a URL; replaced where it exists")
    parser.add_argument("--dau", default="dau", help="the program on the executors")
    parser.add_argument("--model", help="the model on the executors")
    parser.add_argument("--tasks", type=int, help="how many tasks; by default one for each 20 documents")
    parser.add_argument("--option", action="append", default=[], metavar="OPTION",
                        help="an option for dau worker, as in --option=--ocr=never; may be repeated")
    parser.add_argument("--timeout", type=float, default=600, help="seconds without a sign of life, then a document is set aside")
    return parser.parse_args()


def struct(*fields):
    return StructType([StructField(name, kind, True) for name, kind in fields])


TEXT, WHOLE, REAL, TEXTS = StringType(), IntegerType(), DoubleType(), ArrayType(StringType())
PAGE = struct(("number", WHOLE), ("source", TEXT), ("text", TEXT))
SECTION = struct(("kind", TEXT), ("label", TEXT), ("path", TEXTS), ("heading", TEXT), ("text", TEXT),
                 ("line", WHOLE), ("page", WHOLE))
CITATION = struct(("type", TEXT), ("symbol", TEXT), ("name", TEXT), ("date", TEXT), ("issuer", TEXT),
                  ("year", WHOLE), ("role", TEXT), ("text", TEXT), ("line", WHOLE), ("page", WHOLE),
                  ("id", TEXT), ("normalForm", TEXT), ("flags", TEXTS))
DEADLINE = struct(("text", TEXT), ("date", TEXT), ("recurrence", TEXT))
RESPONSIBILITY = struct(("agencies", TEXTS), ("role", TEXT), ("task", TEXT), ("coordinators", TEXTS),
                        ("deadline", DEADLINE), ("product", TEXT), ("path", TEXTS), ("line", WHOLE),
                        ("page", WHOLE), ("agencyNames", ArrayType(struct(("name", TEXT)))),
                        ("coordinatorNames", ArrayType(struct(("name", TEXT)))), ("budget", TEXT))
DOUBT = struct(("page", WHOLE), ("line", WHOLE), ("form", TEXT), ("original", TEXT), ("probability", REAL))
DOCUMENT = struct(
    ("sha256", TEXT), ("path", TEXT), ("pageCount", WHOLE), ("type", TEXT), ("symbol", TEXT), ("date", TEXT),
    ("year", WHOLE), ("place", TEXT), ("parentBody", TEXT), ("issuer", TEXT), ("title", TEXT),
    ("authority", TEXT), ("capacity", TEXT), ("signer", TEXT), ("recipients", TEXTS), ("doubtfulWords", WHOLE),
    ("failedPages", WHOLE), ("notes", TEXTS), ("identifier", TEXT), ("pages", ArrayType(PAGE)), ("sections", ArrayType(SECTION)),
    ("citations", ArrayType(CITATION)), ("responsibilities", ArrayType(RESPONSIBILITY)),
    ("doubts", ArrayType(DOUBT)), ("stage", TEXT), ("error", TEXT))


def pick(value, kind):
    """The value with just the fields of its type; what a newer dau adds is left out."""
    if value is None:
        return None
    if isinstance(kind, ArrayType):
        return [pick(item, kind.elementType) for item in value]
    if isinstance(kind, StructType):
        return tuple(pick(value.get(field.name), field.dataType) for field in kind.fields)
    return float(value) if isinstance(kind, DoubleType) else value


def row(path, reply):
    """The row of a document from what a worker answered."""
    error = reply.get("error")
    if error:
        fields = {"path": path, "stage": error["stage"], "error": error["reason"]}
    else:
        rows = reply["rows"]
        fields = rows | rows["document"]
        fields["pages"], fields["pageCount"] = rows["pages"], rows["document"]["pages"]
    return pick(fields, DOCUMENT)


ENDINGS = ("pdf", "png", "jpg", "jpeg", "tif", "tiff", "txt")


def empty_files(spark, archive):
    """URLs of the documents without bytes, by Hadoop's file system."""
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(archive)
    system = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    entries = system.listFiles(path, True)
    while entries.hasNext():
        entry = entries.next()
        name = entry.getPath().toString()
        if entry.getLen() == 0 and name.lower().rpartition(".")[2] in ENDINGS:
            yield name


def given(spark, archive, tasks):
    """The documents, as pairs of path and content; the content is None where executors see the path."""
    if "://" in archive:
        # Object storage: Spark fetches the bytes on the executors, in the size of its partitions.
        pattern = "*.{" + ",".join(ENDINGS + tuple(e.upper() for e in ENDINGS)) + "}"
        files = (spark.read.format("binaryFile").option("recursiveFileLookup", "true")
                 .option("pathGlobFilter", pattern).load(archive))
        # That reader passes over files without bytes; they shall have their row, too.
        empty = [(path, b"") for path in empty_files(spark, archive)]
        filled = files.select("path", "content").rdd.map(lambda file: (file.path, bytes(file.content)))
        return filled.union(spark.sparkContext.parallelize(empty, 1)) if empty else filled
    found = []
    for folder, names, entries in os.walk(archive):
        names[:] = sorted(name for name in names if not name.startswith("."))
        found += [(os.path.join(folder, name), None) for name in sorted(entries)
                  if name.lower().rpartition(".")[2] in ENDINGS and not name.startswith(".")]
    return spark.sparkContext.parallelize(found, tasks or max(1, len(found) // 20))


def main():
    options = arguments()
    command = [options.dau, "worker", *(["--model", options.model] if options.model else []), *options.option]
    timeout = options.timeout
    spark = SparkSession.builder.appName("dau").getOrCreate()
    spark.sparkContext.addPyFile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "dau_worker.py"))

    def convert(part):
        import dau_worker
        for path, reply in dau_worker.convert(part, command, timeout):
            yield row(path, reply)

    documents = spark.createDataFrame(
        given(spark, options.archive, options.tasks).mapPartitions(convert), DOCUMENT)
    documents.write.mode("overwrite").partitionBy("type", "year").parquet(options.output)
    written = spark.read.parquet(options.output)
    failed = written.where("error IS NOT NULL").count()
    print(json.dumps({"documents": written.count() - failed, "failed": failed, "output": options.output}))
    spark.stop()
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
