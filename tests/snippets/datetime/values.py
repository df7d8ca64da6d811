"""What dates, times and durations do and refuse."""
from datetime import *


class Bare(tzinfo):
    pass


class Given(tzinfo):
    def __init__(self, result):
        self.result = result

    def utcoffset(self, dt):
        return self.result

    tzname = dst = utcoffset


d = date(2020, 1, 31)
dt = datetime(2020, 1, 31, 1, 2, 3, 4)
tm = time(1, 2, 3, 4)
td = timedelta(1, 2, 3)
for expression in r'''
date(0,1,1)
date(1,13,1)
date(1,2,30)
date(2020)
date()
date("x",1,1)
date(1,1,1,1)
date(1.5,1,1)
date(year=1,month=1,day=1)
datetime(1,1,1,24)
datetime(1,1,1,1,60)
datetime(1,1,1,1,1,60)
datetime(1,1,1,1,1,1,1000000)
datetime(1,1,1,tzinfo=5)
datetime(1,1,1,fold=2)
datetime(1,1)
datetime(1,1,1,1,1,1,1,None,1)
time(24)
time(tzinfo=5)
time(fold=2)
time(1,2,3,4,None,1)
timedelta("x")
timedelta(days=1<<80)
timedelta(float("nan"))
timedelta(float("inf"))
timedelta(999999999)+timedelta(1)
td*1.5
td/0
td/0.0
td//0
td%timedelta(0)
td//1.5
td/td
td//td
divmod(td,timedelta(seconds=7))
td%5
td*float("nan")
td/1.5
td+5
5-td
td<5
td==5
abs(-td)
str(-td)
repr(-td)
d+td
date.max+td
d-5
d<5
d<dt
dt<d
d==dt
dt-d
d-dt
dt+date(1,1,1)
date.fromordinal(0)
date.fromordinal(-1)
date.fromordinal(10000000)
date.fromordinal("x")
date.fromisoformat("x")
date.fromisoformat(5)
date.fromisoformat("2020-W01-8")
date.fromisoformat("2020-W54")
date.fromisoformat("2020-13-01")
date.fromisoformat("2020-W53-1")
date.fromisoformat("2019-W53-1")
date.fromisoformat("2020W011")
date.fromisoformat("20200101")
date.fromisoformat("2020-01-0a")
date.fromisocalendar(2020,54,1)
date.fromisocalendar(0,1,1)
date.fromisocalendar(2019,53,1)
date.fromisocalendar("x",1,1)
date.fromisocalendar(1<<70,1,1)
date.fromisocalendar(10000,1,1)
date.fromtimestamp(float("nan"))
datetime.fromtimestamp(0,5)
datetime.fromtimestamp(-1,timezone.utc)
datetime.fromtimestamp(1e12,timezone.utc)
datetime.fromtimestamp(1.0000005,timezone.utc)
datetime.now(5)
datetime.combine(5,tm)
datetime.combine(d,5)
datetime.combine(d,tm,5)
datetime.combine(d)
datetime.fromisoformat("x")
datetime.fromisoformat(5)
datetime.fromisoformat("2020-01-01T25")
datetime.fromisoformat("2020-01-01T24:00")
datetime.fromisoformat("2020-01-01T24:01")
datetime.fromisoformat("2020-01-01T01:02:03.1234567+01:02:03.5")
datetime.fromisoformat("2020-01-01T01:02:03,12Z")
datetime.fromisoformat("2020-01-01T01:02+25:00")
datetime.fromisoformat("2020-12-31T24:00")
datetime.fromisoformat("9999-12-31T24:00")
datetime.fromisoformat("2020-01-01T01:02Zx")
datetime.fromisoformat("2020-01-01T")
datetime.fromisoformat("2020-01-01T01:")
time.fromisoformat("x")
time.fromisoformat("T01")
time.fromisoformat("24:00")
time.fromisoformat("24:01")
time.fromisoformat("01:02:03.")
time.fromisoformat("01:02-00:00")
time.fromisoformat(5)
tm.isoformat("x")
dt.isoformat("ab")
dt.isoformat(5)
dt.isoformat(timespec="x")
dt.isoformat(timespec=5)
dt.isoformat(" ","milliseconds")
tm.isoformat(timespec="hours")
dt.replace(year=0)
dt.replace(tzinfo=5)
dt.replace(foo=1)
dt.astimezone(5)
dt.astimezone(timezone.utc)
timezone(5)
timezone(timedelta(1))
timezone(timedelta(0),5)
timezone()
timezone(timedelta(hours=1),"x")
timezone(timedelta(hours=1,seconds=5,microseconds=7))
timezone(timedelta(0))
timezone(timedelta(0),"UTC")
str(timezone(timedelta(hours=-1,seconds=-5,microseconds=7)))
timezone.utc.utcoffset(5)
timezone.utc.tzname(5)
timezone.utc.dst(5)
timezone.utc.fromutc(5)
timezone.utc.fromutc(dt)
Bare().utcoffset(dt)
Bare().tzname(dt)
Bare().dst(dt)
Bare().fromutc(dt)
Bare().fromutc(5)
Bare().fromutc(datetime(1,1,1,tzinfo=Bare()))
datetime(1,1,1,tzinfo=Given(5)).utcoffset()
datetime(1,1,1,tzinfo=Given(5)).tzname()
datetime(1,1,1,tzinfo=Given(timedelta(1))).utcoffset()
datetime(1,1,1,tzinfo=Given(timedelta(1))).dst()
datetime(1,1,1,tzinfo=timezone.utc)<dt
datetime(1,1,1,tzinfo=timezone.utc)==dt
datetime(1,1,1,tzinfo=timezone.utc)-dt
time(1,tzinfo=timezone.utc)<tm
time(1,tzinfo=timezone.utc)==tm
time(1,tzinfo=timezone.utc).utcoffset()
time(1,tzinfo=timezone.utc).tzname()
tm<5
dt.strftime(5)
dt.strftime("%f %z %Z %:z %% %Y")
datetime(5,1,1).strftime("%Y %G %C %F")
dt.strftime("%")
dt.strftime("\0x")
d.strftime("%f%z%Z")
tm.strftime("%Y-%m-%d %H:%f")
format(dt,"")
format(dt,"%Y")
dt.__format__(5)
dt.__reduce__()
dt.__reduce_ex__(4)
datetime(1,1,1,fold=1).__reduce_ex__(4)
datetime(1,1,1,fold=1).__reduce_ex__(2)
tm.__reduce_ex__(4)
time(1,fold=1,tzinfo=timezone.utc).__reduce_ex__(4)
d.__reduce__()
td.__reduce__()
timezone.utc.__reduce__()
timezone.utc.__getinitargs__()
d.isocalendar()
d.isocalendar().__reduce__()
type(d.isocalendar())
d.ctime()
d.timetuple()
dt.timetuple()
dt.utctimetuple()
datetime(1,1,1,tzinfo=timezone(timedelta(1)/2)).utctimetuple()
repr(dt)
repr(datetime(1,1,1,fold=1,tzinfo=timezone.utc))
repr(tm)
repr(time(1,fold=1,tzinfo=timezone.utc))
repr(time(1,2,3))
repr(datetime(1,1,1,0,0,5))
str(datetime(1,1,1,tzinfo=timezone(timedelta(seconds=5))))
datetime(1,1,1,tzinfo=timezone.utc).timestamp()
d.year.__class__
timedelta.min, timedelta.max, timedelta.resolution
time.min, time.max, time.resolution
timezone.min, timezone.max
datetime.min, datetime.max, datetime.resolution
hash(d)==hash(date(2020,1,31))
td.days,td.seconds,td.microseconds
type("Z",(timezone,),{})
d.replace(1,2,3), d.replace(day=4)
tm.replace(5), tm.replace(tzinfo=timezone.utc,fold=1)
date.today() <= date.today()
d.__replace__(1)
datetime(b"\x07\xe4\x01\x1f\x01\x02\x03\x00\x00\x04")
datetime(b"\x07\xe4\x01\x1f\x01\x02\x03\x00\x00\x04",5)
time(b"\x01\x02\x03\x00\x00\x04")
date("\x07\xe4\x01\x1f")
date("\u0107\xe4\x01\x1f")
dt.utcoffset(), dt.dst(), dt.tzname()
MINYEAR, MAXYEAR, UTC
'''.strip().splitlines():
    try:
        print(expression, "->", repr(eval(expression)))
    except (TypeError, ValueError, OverflowError, ZeroDivisionError, NotImplementedError, AttributeError) as e:
        print(expression, "->", type(e).__name__, e)
