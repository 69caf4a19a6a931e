"""Spark's Java, started quickly."""

import os

# A Java that lives for a minute never earns back what optimising costs: half the processor time of its tests.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
