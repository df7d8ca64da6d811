# SPDX-License-Identifier: Apache-2.0
"""bytearray, memoryview and array: writes hold the object's lock; an exported buffer keeps its size."""

import array

from _stress import against, copies, main, rounds, together


def test_bytearray_appends_lose_nothing():
    """Bytes that several threads append, and pieces that they add, are all there."""
    for _ in rounds():
        data = bytearray()

        def work(t):
            for _ in range(100):
                data.append(t)
                data.extend(bytes([t]) * 3)
        together(*copies(4, work))
        assert len(data) == 1600 and all(data.count(t) == 400 for t in range(4))


def test_bytearray_pieces_lie_together():
    """What one `+=` of bytes adds lies side by side."""
    for _ in rounds():
        data = bytearray()

        def work(t):
            more = data
            for _ in range(60):
                more += bytes([t]) * 7
        together(*copies(4, work))
        assert len(data) == 4 * 60 * 7
        assert all(len(set(data[at:at + 7])) == 1 for at in range(0, len(data), 7))


def test_bytearray_readers():
    """Reading a bytearray that grows, shrinks and is cleared gives bytes of it or IndexError."""
    data = bytearray(b"x" * 10)

    def write():
        for n in rounds():
            data.extend(b"x" * (n % 60))
            del data[n % 5:n % 40]
            data.insert(0, 120)
            data[2:5] = b"xxxxxxx"
            data.pop()
            if n % 9 == 0:
                data.clear()
            data.__imul__(2)
            data.reverse()

    def read():
        for at in (0, -1, 20):
            try:
                assert data[at] == 120
            except IndexError:
                pass
        assert set(data) <= {120} and set(bytes(data)) <= {120}
        assert data.find(b"y") == -1 and b"y" not in data and data.count(b"y") == 0
        assert not data.replace(b"x", b"") and not data.strip(b"x") and len(data.split(b"y")) == 1
        data == b"x" * 20
        data.hex(), repr(data), data.upper(), data.decode(), data + b"", hash(bytes(data))
    against(write, read)


def test_bytearray_export_keeps_size():
    """While a view exists, a change of size is a BufferError, and the view reads and writes the bytearray's bytes."""
    data = bytearray(16)

    def view():
        for n in rounds():
            with memoryview(data) as v:
                assert len(v) == len(v.tobytes())
                v[n % len(v)] = n & 127
                with v[2:6] as part:
                    assert len(part.tolist()) == 4
            assert len(data) >= 8

    def resize():
        try:
            data.extend(b"12")
        except BufferError:
            pass
        try:
            if len(data) > 10:
                del data[8:]
        except BufferError:
            pass
    against(view, resize)


def test_memoryview_shared():
    """A view that several threads read, write, cast and release: values, ValueError once it is released."""
    for _ in rounds():
        data = bytearray(64)
        view = memoryview(data)

        def work(t):
            try:
                for n in range(50):
                    view[t * 16 + n % 16] = t
                    assert view[t * 16 + n % 16] == t
                    view.cast("I").tolist()
                    bytes(view[t * 16:])
                    view == view[:]
                if t == 0:
                    view.release()
            except ValueError as error:
                assert "released" in str(error)
            except BufferError:
                pass
        together(*copies(3, work))


def test_array_appends_lose_nothing():
    """Numbers that several threads append to an array are all there."""
    for _ in rounds():
        numbers = array.array("q")
        together(*copies(4, lambda t: [numbers.append(t * 1000 + n) for n in range(200)]))
        assert sorted(numbers) == [t * 1000 + n for t in range(4) for n in range(200)]


def test_array_readers():
    """Reading an array that grows and shrinks gives numbers of it or IndexError."""
    numbers = array.array("i", [7] * 10)

    def write():
        for n in rounds():
            numbers.extend([7] * (n % 20))
            del numbers[:n % 15]
            numbers.insert(0, 7)
            numbers[1:3] = array.array("i", [7, 7, 7])
            numbers.pop()
            numbers.append(7)
            numbers.reverse()

    def read():
        for at in (0, -1, 12):
            try:
                assert numbers[at] == 7
            except IndexError:
                pass
        assert set(numbers) <= {7}, set(numbers)
        assert set(numbers.tolist()) <= {7}, set(numbers.tolist())
        assert set(numbers[:]) <= {7}, set(numbers[:])
        assert 8 not in numbers and numbers.count(8) == 0
        len(numbers.tobytes()), repr(numbers), numbers == numbers[:], numbers + numbers
    against(write, read)


if __name__ == "__main__":
    main()
