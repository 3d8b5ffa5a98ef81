"""Memory, speed and overhead of large batches."""
import json
import resource
import subprocess
import time

import documents
import program


def arguments(name, parser):
    parser.add_argument("--documents", type=int, default=10_000 if name == "flat" else 400)
    parser.add_argument("--sections", type=int, default=3, help="length of a document")
    if name == "jobs":
        parser.add_argument("--rounds", type=int, default=3)


def run_flat(options, scratch):
    source, out = scratch / "in", scratch / "out"
    documents.make(source, options.documents, sections=options.sections)
    part = options.documents // 10
    alone = [conversions_alone(source, scratch / "before")]

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    process = subprocess.Popen(
        [program.DAU, "convert", source, "-o", out, "--jobs", "1", "--log-format", "json"],
        stderr=subprocess.PIPE, text=True)
    times, samples, busy, last = [], [], 0.0, 0.0
    for line in process.stderr:
        event = json.loads(line)
        if event["event"] not in ("finished", "kept"):
            continue
        now = time.monotonic()
        times.append(now - begin)
        busy += event.get("seconds", 0)
        if now - last > 0.25:
            samples.append((len(times), program.memory(process.pid)))
            last = now
    process.wait()
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Before and after, since machines do not keep their speed.
    alone.append(conversions_alone(source, scratch / "after"))
    alone, alone_cpu = (mean(values) for values in zip(*alone))

    # The first hundred documents fill the caches; a thousand from there on are the first thousand.
    start = min(100, part)
    early = mean(m for n, m in samples if start < n <= part + start)
    late = mean(m for n, m in samples if n > options.documents - part)
    first = part / (times[part + start - 1] - times[start - 1])
    last = part / (times[-1] - times[-part - 1])
    print(f"{len(times)} documents in {wall:.1f} s with one job, {cpu:.1f} s of processor time")
    print(f"the conversions alone, one worker by a pipe, before and after: {alone:.1f} s, {alone_cpu:.1f} s of processor time")
    print(f"memory: {early / 2**20:.1f} MB over the first {part}, {late / 2**20:.1f} MB over the last")
    print(f"speed: {first:.1f} documents/s over the first {part}, {last:.1f} over the last")
    return 0 if all([
        program.verdict(abs(late / early - 1) <= 0.1, f"memory flat: {late / early - 1:+.1%}"),
        program.verdict(last / first >= 0.95, f"speed flat: {last / first:.3f} of the first"),
        program.verdict(wall / alone <= 1.05, f"overhead of the batch: {wall / alone - 1:+.1%} of time"),
    ]) else 1


def conversions_alone(source, stage):
    """Seconds, and seconds of the processor, of a worker that writes the outputs and nothing more."""
    stage.mkdir()
    seen, requests = set(), []
    for path in sorted(source.rglob("*.*")):
        content = path.read_bytes()
        if content in seen:
            continue
        seen.add(content)
        requests.append(json.dumps({"id": str(len(requests)), "path": str(path), "document": False,
                                    "rows": True, "output": f"{stage}/{len(requests)}"}))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run([program.DAU, "worker"], input="\n".join(requests) + "\n", text=True, check=True,
                   stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (time.monotonic() - begin,
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def mean(values):
    values = list(values)
    return sum(values) / max(1, len(values))


def run_jobs(options, scratch):
    source = scratch / "in"
    documents.make(source, options.documents, pdf=True, sections=options.sections)
    best = {1: 0.0, 2: 0.0}
    for number in range(options.rounds):
        for jobs in best:
            begin = time.monotonic()
            done = program.convert(source, scratch / f"out-{number}-{jobs}", "--quiet", "--jobs", str(jobs))
            if done.returncode:
                raise SystemExit(done.stderr)
            rate = options.documents / (time.monotonic() - begin)
            print(f"round {number + 1}: {jobs} job{'s' * (jobs > 1)}: {rate:.1f} documents/s, "
                  f"exit code {done.returncode}")
            best[jobs] = max(best[jobs], rate)
    ratio = best[2] / best[1]
    print(f"best: {best[1]:.1f} and {best[2]:.1f} documents/s")
    return 0 if program.verdict(ratio >= 1.8, f"two jobs are {ratio:.2f} times one") else 1
