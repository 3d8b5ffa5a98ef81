#pragma once

/// syncfs(2): forces all to the disk that was written to the file system of an open file. Glibc declares it
/// for GNU sources only, and those Swift does not see.
extern int syncfs(int descriptor);
