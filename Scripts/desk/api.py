"""Every endpoint of the description, asked by schemathesis."""

import json
import pathlib
import subprocess
import sys

CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_headers_conformance", "response_schema_conformance",
]


def check(server, checks, folder):
    print("api")
    status, _, body = server.ask("GET", "/search?q=ke+hoach&limit=1")
    sha256 = json.loads(body)["documents"][0]["sha256"]
    # Half of the questions are about what there is.
    config = pathlib.Path(folder) / "schemathesis.toml"
    config.write_text(f'[parameters]\n"path.sha256" = "{sha256}"\n"path.page" = 1\n')
    for name, arguments in [("any", []), ("real", ["--config-file", config])]:
        program = pathlib.Path(sys.executable).parent / "schemathesis"
        first = arguments[:2]
        run = subprocess.run(
            [program, *first, "run", f"{server.address}/openapi.json", "--checks", ",".join(CHECKS),
             "--max-examples", "25", "--seed", "1", "--no-color", "--request-timeout", "60"],
            capture_output=True, text=True, cwd=folder)
        summary = [line for line in run.stdout.splitlines() if "generated" in line or "Tested" in line]
        kept = run.returncode == 0
        checks.expect(f"schemathesis, {name} documents: {' '.join(summary).strip()}", kept,
                      "" if kept else "\n" + run.stdout[-4000:] + run.stderr[-1000:])
