"""The rollout: units, rosters, figures at a cut-off, reports, and their sum. Of any app that an office must roll out.

unit, roster -> status -> tally -> snapshot -> report -> letter -> aggregate. Nothing here knows a clock or a disk.
"""
