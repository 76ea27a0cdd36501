/** Queries over the generated DeviceEvents, by name; each gives the same rows whatever order the events are read in. */
export const EVENT_QUERIES: Readonly<Record<string, string>> = {
  filter: 'DeviceEvents | where InitiatingProcessFileName =~ "mmc.exe" and ActionType startswith "Create"',
  count: "DeviceEvents | summarize count(), dcount(DeviceId) by ActionType",
  day: "DeviceEvents | summarize n = count() by bin(Timestamp, 1d), DeviceName",
  latest: "DeviceEvents | summarize arg_max(Timestamp, ActionType) by DeviceId",
  join: "DeviceEvents | where FileName != '' | join kind=inner (DeviceEvents | summarize least = min(Timestamp) by DeviceId) on DeviceId | project DeviceId, FileName, least",
  statistics:
    "DeviceEvents | extend size = strlen(FileName) | summarize sum(size), avg(size), avg(Timestamp), stdev(size), variance(size), percentiles(size, 5, 50, 95), percentile(Timestamp, 90) by ActionType",
  sets: "DeviceEvents | summarize files = array_sort_asc(make_set(FileName)), n = array_length(make_list(FileName)) by DeviceId",
  lists:
    "DeviceEvents | sort by Timestamp asc, ReportId asc, FileName asc, ActionType asc | summarize reports = make_list(ReportId, 5), one = take_any(ReportId) by DeviceId",
  windows:
    "DeviceEvents | sort by Timestamp asc, ReportId asc, DeviceId asc | serialize gap = Timestamp - prev(Timestamp), n = row_number(), sum = row_cumsum(strlen(FileName)), again = DeviceId == next(DeviceId) | where n % 97 == 0 | project n, Timestamp, ReportId, gap, sum, again",
  segments:
    "DeviceEvents | sort by DeviceId asc, Timestamp asc, ReportId asc | extend n = row_number(1, DeviceId != prev(DeviceId)) | where n <= 3 | project DeviceId, ReportId, n",
  series:
    "DeviceEvents | make-series n = count(), files = dcount(FileName) default=-1 on Timestamp step 6h by ActionType",
  apply:
    "DeviceEvents | summarize files = make_set(FileName), n = count() by DeviceId | mv-apply file = files to typeof(string) on (where file contains 'e' | summarize with_e = count(), longest = max(strlen(file))) | project DeviceId, n, with_e, longest",
  expand:
    "DeviceEvents | summarize files = make_set(FileName) by DeviceId | mv-expand file = files to typeof(string) | summarize devices = dcount(DeviceId) by file",
  top: "DeviceEvents | summarize n = count() by FileName | sort by n desc, FileName asc | take 7",
  nested:
    "DeviceEvents | top-nested of ActionType by n = count(), top-nested of DeviceId by m = dcount(FileName)",
  partition:
    "DeviceEvents | partition hint.strategy=native by ActionType (summarize n = count() by FileName | where n > 2 | extend share = 100.0 * n)",
  twice:
    "let Busy = DeviceEvents | summarize n = count() by DeviceId | sort by n desc, DeviceId asc | extend place = row_number(); Busy | where place > 1 | join kind=inner (Busy | project place = place + 1, before = n, other = DeviceId) on place | project DeviceId, other, n, before, place",
  unmatched:
    "DeviceEvents | summarize n = count() by DeviceId | join kind=leftanti (DeviceEvents | where InitiatingProcessFileName =~ 'mmc.exe' and strlen(FileName) % 2 == 0) on DeviceId",
  outer:
    "DeviceEvents | summarize n = count() by FileName | where n % 2 == 0 | join kind=fullouter (DeviceEvents | summarize m = dcount(DeviceId) by FileName | where m % 2 == 0) on FileName",
  lookup:
    "DeviceEvents | lookup (DeviceEvents | summarize seen = min(Timestamp) by FileName) on FileName | summarize count() by seen, ActionType",
  union:
    "union withsource=source (DeviceEvents | where FileName endswith '.exe'), (DeviceEvents | where ActionType startswith 'Create' | project DeviceId, what = ActionType) | summarize count() by source, what, isempty(FileName)",
  among:
    "let few = DeviceEvents | summarize n = count() by DeviceId | where n < 200 | project DeviceId; DeviceEvents | where DeviceId in (few) | summarize count() by DeviceId, ActionType",
};
