"""Zones from files: transitions, the rule for later years, gaps and folds."""
import datetime
import io
import struct
import zoneinfo


def zone(footer):
    head = b"TZif2" + bytes(15)
    body = struct.pack(">6l", 0, 0, 0, 1, 2, 8) + struct.pack(">qB", 0, 1) + struct.pack(">lbb", 3600, 0, 0) + struct.pack(">lbb", 7200, 0, 4)
    data = body + b"AAA\0BBB\0\n" + footer + b"\n"
    first = head + struct.pack(">6l", 0, 0, 0, 0, 1, 4) + struct.pack(">lbb", 0, 0, 0) + b"AAA\0"
    return zoneinfo.ZoneInfo.from_file(io.BytesIO(first + head + data))


for footer in (b"", b"XXX3", b"EST5EDT,M3.2.0,M11.1.0", b"IST-1GMT0,M10.5.0,M3.5.0/1", b"<+03>-3<+04>,J60/0:30,300", b"AAA3BBB,M1.1.1/-24,M12.5.6/167:59:59"):
    z = zone(footer)
    for dt in (datetime.datetime(1960, 1, 1), datetime.datetime(1970, 1, 1, 2), datetime.datetime(2024, 3, 10, 2, 30), datetime.datetime(2024, 3, 1),
               datetime.datetime(2024, 11, 3, 1, 30), datetime.datetime(2023, 10, 29, 1, 30), datetime.datetime(2023, 7, 1)):
        for fold in (0, 1):
            local = dt.replace(tzinfo=z, fold=fold)
            back = local.astimezone(datetime.timezone.utc).astimezone(z)
            print(footer, local, local.tzname(), local.dst(), back, back.fold)
for footer in (b"E5", b"EST5EDT", b"EST5EDT,M13.1.1,M1.1.1", b"EST5EDT,M1.6.1,M1.1.1", b"EST5EDT,366,1", b"EST25", b"EST5EDT,M3.2.0/168,M11.1.0", b"5"):
    try:
        zone(footer)
        print(footer, "accepted")
    except ValueError as e:
        print(footer, type(e).__name__)
