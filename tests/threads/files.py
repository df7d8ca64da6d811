# SPDX-License-Identifier: Apache-2.0
"""Buffers and text files of io that threads share: one write is one piece, nothing is lost."""

import io
import os
import tempfile

from _stress import against, copies, main, rounds, together


def test_buffered_writes_are_pieces():
    """What one `write` to a buffered file brings lies side by side, and all of it arrives."""
    for _ in rounds():
        with tempfile.TemporaryFile(buffering=64) as file:
            together(*copies(4, lambda t: [file.write(bytes([97 + t]) * 10) for _ in range(50)]))
            file.seek(0)
            data = file.read()
            assert len(data) == 2000
            assert all(len(set(data[at:at + 10])) == 1 for at in range(0, 2000, 10))


def test_bytes_io():
    """Writes to a BytesIO are pieces; reads give what was written."""
    for _ in rounds():
        file = io.BytesIO()
        together(*copies(4, lambda t: [file.write(bytes([97 + t]) * 10) for _ in range(50)]))
        data = file.getvalue()
        assert len(data) == 2000
        assert all(len(set(data[at:at + 10])) == 1 for at in range(0, 2000, 10))


def test_string_io():
    """Writes to a StringIO are pieces."""
    for _ in rounds():
        file = io.StringIO()
        together(*copies(4, lambda t: [file.write("abcd"[t] * 10) for _ in range(50)]))
        data = file.getvalue()
        assert len(data) == 2000
        assert all(len(set(data[at:at + 10])) == 1 for at in range(0, 2000, 10))


def test_text_lines_are_pieces():
    """Lines that several threads write to one text file are all there, each whole."""
    for _ in rounds():
        with tempfile.TemporaryFile("w+") as file:
            together(*copies(4, lambda t: [file.write(f"line {t} {n}\n") for n in range(50)]))
            file.seek(0)
            assert sorted(file) == sorted(f"line {t} {n}\n" for t in range(4) for n in range(50))


def test_shared_reads():
    """Of bytes that several threads read from one buffered file each comes once."""
    with tempfile.TemporaryFile() as file:
        file.write(bytes(range(250)) * 4)
        for _ in rounds():
            file.seek(0)

            def work(t):
                taken = []
                while piece := file.read(10):
                    taken.append(piece)
                return taken
            taken = sum(together(*copies(3, work)), [])
            assert sorted(taken) == sorted(bytes(range(at, at + 10)) for at in range(0, 250, 10) for _ in range(4))


def test_closed_by_another():
    """A file that another thread closes: ValueError, no crash, and the descriptor is closed once."""
    for _ in rounds():
        file = tempfile.TemporaryFile("w+")

        def work(t):
            try:
                for n in range(50):
                    file.write("x" * n)
                    if t == 0 and n == 25:
                        file.close()
                    file.flush()
                    file.seek(0)
                    file.read(3)
                    file.tell()
            except (ValueError, OSError):
                pass
        together(*copies(3, work))
        assert file.closed


def test_memory_files_of_everything():
    """Other operations on shared memory files keep them whole."""
    raw, text = io.BytesIO(b"x" * 50), io.StringIO("x" * 50)

    def write():
        for n in rounds():
            for file, one in ((raw, b"x"), (text, "x")):
                file.seek(n % 40)
                file.write(one * (n % 30))
                file.truncate(40)

    def read():
        for file, one in ((raw, b"x"), (text, "x")):
            assert set(file.getvalue()) <= {"x", 120, 0, "\0"}
            file.seek(0)
            file.read(5), file.readline(), file.tell(), list(file)
        try:
            raw.getbuffer().release()
        except BufferError:
            pass
    def tolerant():
        try:
            write()
        except BufferError:
            pass
    against(tolerant, read)


def test_pipe():
    """Bytes go through a pipe between threads whole and in order."""
    for _ in rounds():
        inlet, outlet = os.pipe()

        def write():
            with open(outlet, "wb") as file:
                for n in range(200):
                    file.write(n.to_bytes(2))

        def read():
            with open(inlet, "rb") as file:
                return file.read()
        data = together(write, read)[1]
        assert data == b"".join(n.to_bytes(2) for n in range(200))


if __name__ == "__main__":
    main()
