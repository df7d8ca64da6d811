"""Maps of files and of memory: reading, writing, searching, views, what is refused."""
import mmap
import os
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(b"abcdefgh" * 512)
    file.flush()
    fd = file.fileno()
    m = mmap.mmap(fd, 4096)
    print(len(m), m[0], m[:5], m[0:9:2], m.find(b"d"), m.find(b"d", 4), m.rfind(b"d", 0, 10), b"a" in m, m.readline()[:4], m.tell())
    m.seek(0)
    print(m.read(3), m.read_byte(), m.write(b"XY"), m.tell(), m[:8])
    m[0] = 65
    m[1:3] = b"BC"
    m.move(8, 0, 4)
    m.flush()
    print(os.pread(fd, 14, 0))
    with memoryview(m) as view:
        view[20:24] = b"view"
        print(m[18:26], view.readonly, len(view))
        try:
            m.close()
        except BufferError as e:
            print(e)
    m.flush()
    print(os.pread(fd, 8, 18))
    m.resize(8192)
    print(len(m), m.size(), os.fstat(fd).st_size)
    for wrong in (lambda: m[9000], lambda: m["x"], lambda: m.__setitem__(0, 300), lambda: m.__setitem__(0, b"x"), lambda: m.__delitem__(0),
                  lambda: m.__setitem__(slice(0, 3), b"xx"), lambda: m.seek(-1), lambda: m.seek(0, 5), lambda: m.move(0, 1, 9000),
                  lambda: m.write_byte(300), lambda: m.flush(1, 9000), lambda: m.resize(-1), lambda: m.read("x"),
                  lambda: mmap.mmap(fd, -1), lambda: mmap.mmap(fd, 9000), lambda: mmap.mmap(fd, 0, offset=8192), lambda: mmap.mmap(999, 10),
                  lambda: mmap.mmap(fd, 10, access=9), lambda: mmap.mmap(fd, 10, access=1, prot=1),
                  lambda: mmap.mmap(fd, 10, access=1).write(b"x"), lambda: mmap.mmap(fd, 10, access=1).resize(5)):
        try:
            print(wrong())
        except (IndexError, TypeError, ValueError, OverflowError, OSError) as e:
            print(type(e).__name__, e)
    print(m)
    m.close()
    print(m, m.closed)
with mmap.mmap(-1, 10) as m:
    m.write(b"0123456789")
    print(bytes(m[::-3]), list(m)[:2], m)
